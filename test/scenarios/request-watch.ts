import type { LocalCloud } from "../../local-cloud/cloud.ts";
import type { RecordedRequest } from "../../local-cloud/request-log.ts";

/** Which requests {@link watchRequests} answers. What is left out matches any. */
interface Which {
  readonly plane?: RecordedRequest["plane"];
  readonly method?: string;
  readonly path?: RegExp;
}

/** Remembers the moment; the returned function gives the requests that came since, oldest first. */
export function watchRequests({ requests }: LocalCloud): (which?: Which) => readonly RecordedRequest[] {
  const seen = new Set(requests.all());
  return ({ plane, method, path } = {}) =>
    requests
      .all()
      .filter(
        (request) =>
          !seen.has(request) &&
          (plane === undefined || plane === request.plane) &&
          (method === undefined || method === request.method) &&
          (path === undefined || path.test(request.path)),
      );
}
