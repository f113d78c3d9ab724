import type { RequestsAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { ScrollRegion } from "../../parts/scroll-region.tsx";

const services: Readonly<Record<string, string>> = {
  events: "Events API",
  token: "Managed identity",
  vault: "Key Vault",
  ingestion: "Logs Ingestion",
  blobs: "Blob Storage",
};

/** What the connector asked in the last minute, and what it got. */
export function RequestsPanel({ requests }: { readonly requests: readonly RequestsAnswer[] }) {
  return (
    <section class="panel stack" aria-labelledby="connector-requests">
      <h2 id="connector-requests">Requests of the last minute</h2>
      {requests.length === 0 ? (
        <p class="connector-sentence quiet">None.</p>
      ) : (
        <ScrollRegion label="Table of the requests">
          <table class="connector-table">
            <thead>
              <tr>
                <th scope="col">Service</th>
                <th scope="col">Host</th>
                <th scope="col">Answer</th>
                <th scope="col" class="number">
                  Requests
                </th>
                <th scope="col" class="number">
                  Hit by a fault
                </th>
              </tr>
            </thead>
            <tbody>
              {requests.map(({ service, host, status, count, faults }) => (
                <tr key={`${host} ${status}`}>
                  <th scope="row">{services[service] ?? service}</th>
                  <td>{host}</td>
                  <td>
                    <span class={faults > 0 || status >= 500 || status === 0 ? "mark bad" : "mark"}>
                      {status === 0 ? "no answer" : status}
                    </span>
                  </td>
                  <td class="number">{count.toLocaleString("en")}</td>
                  <td class="number">{faults.toLocaleString("en")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
