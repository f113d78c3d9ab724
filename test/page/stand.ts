import { createPageRoutes } from "../../local-cloud/page-server/routes.ts";
import { startPageServer } from "../../local-cloud/page-server/page-server.ts";
import { startDeployedApp } from "../../local-cloud/functions-host/deployed-app.ts";
import { setStage } from "../../local-cloud/stage.ts";
import type { Stage } from "../../local-cloud/stage.ts";
import { buildPage } from "../../tools/page/build-page.ts";

export interface StandOptions {
  /** People in the company. @default 12 */
  readonly users?: number;
  /** Days of history. @default 3 */
  readonly days?: number;
  /** Attacks in the last day, by name. @default none */
  readonly attacks?: readonly string[];
  /** Whether the connector has collected what there is, and each rule has run over it. @default true */
  readonly isFilled?: boolean;
}

/** The page as `npm start` serves it, at a moment: deployed, collected, detected; nothing goes on by itself. */
export interface Stand extends AsyncDisposable {
  /** With a slash at its end. */
  readonly url: string;
  readonly stage: Stage;
}

export async function openStand(options: StandOptions = {}): Promise<Stand> {
  const { users = 12, days = 3, attacks = [], isFilled = true } = options;
  await using cleanup = new AsyncDisposableStack();
  const stage = cleanup.use(
    await setStage({
      once: true,
      users,
      days,
      seed: 1,
      attacks,
      faults: undefined,
      workspace: "same-group",
      port: 0,
      rulesSpeed: 1,
      log: () => {},
    }),
  );
  const { cloud } = stage;
  await cloud.deploy({ parameters: stage.parameters });
  if (isFilled) await fill(stage);
  const server = cleanup.use(
    await startPageServer({
      folder: await buildPage(),
      routes: createPageRoutes({ cloud }),
      workspace: cloud.workspaceApi,
      port: 0,
    }),
  );
  const disposables = cleanup.move();
  return { url: `${server.url}/`, stage, [Symbol.asyncDispose]: () => disposables.disposeAsync() };
}

async function fill(stage: Stage): Promise<void> {
  await stage.prepare();
  const app = await startDeployedApp(stage.cloud);
  try {
    await app.invoke("collect");
  } finally {
    await app.stop();
  }
  await stage.cloud.sentinel.runAll();
}
