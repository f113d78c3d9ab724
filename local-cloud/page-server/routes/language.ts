import { type Context, Hono } from "hono";
import * as v from "valibot";
import { check } from "../../../tools/kql/language/check.ts";
import { classify } from "../../../tools/kql/language/classify.ts";
import { complete } from "../../../tools/kql/language/complete.ts";
import { explain } from "../../../tools/kql/language/explain.ts";
import { type DatabaseSchema, watchlistColumns } from "../../../tools/kql/language/schema.ts";
import { renderingOf } from "../../../tools/kql/plan/rendering.ts";
import type { CheckAnswer, CompleteAnswer, HoverAnswer, SchemaAnswer } from "../answers/language.ts";
import type { PageDependencies } from "../page-dependencies.ts";

/** Binding takes the longer the more there is, and nothing else is answered meanwhile. */
const longestQuery = 100_000;

const query = v.pipe(
  v.string("The body must have a query."),
  v.maxLength(longestQuery, `The query is longer than ${longestQuery.toLocaleString("en")} characters.`),
);
const whole = v.object({ query }, "The body must be an object with a query.");
const placed = v.pipe(
  v.object(
    {
      query,
      position: v.pipe(
        v.number("The body must have a position."),
        v.integer("The position must be a whole number."),
        v.minValue(0, "The position must not be negative."),
      ),
    },
    "The body must be an object with a query and a position.",
  ),
  v.check((body) => body.position <= body.query.length, "The position is behind the end of the query."),
);

/** What Microsoft's language service says of a query over the tables, functions and watchlists that are deployed. */
export function createLanguageRoutes({ cloud }: { readonly cloud: Pick<PageDependencies["cloud"], "database"> }): Hono {
  const routes = new Hono();
  const schema = (): DatabaseSchema => cloud.database().schema;

  routes.get("/schema", (context) => context.json(schemaAnswer(schema()) satisfies SchemaAnswer));
  routes.post("/check", async (context) =>
    answer(context, whole, (asked): CheckAnswer => {
      const { findings, columns, syntax } = check(asked.query, schema());
      return {
        findings,
        parts: classify(asked.query, schema()),
        rendering: renderingOf(syntax) ?? null,
        columns: columns ?? null,
      };
    }),
  );
  routes.post("/complete", async (context) =>
    answer(context, placed, (asked): CompleteAnswer => complete(asked.query, asked.position, schema())),
  );
  routes.post("/hover", async (context) =>
    answer(context, placed, (asked): HoverAnswer => ({
      explanation: explain(asked.query, asked.position, schema()) ?? null,
    })),
  );
  return routes;
}

/** Answers what was asked, or says in one sentence why the body is none. */
async function answer<Body>(
  context: Context,
  form: v.GenericSchema<unknown, Body>,
  say: (asked: Body) => object,
): Promise<Response> {
  const parsed = v.safeParse(form, await context.req.json<unknown>().catch(() => undefined));
  return parsed.success ? context.json(say(parsed.output)) : context.json({ error: parsed.issues[0].message }, 400);
}

function schemaAnswer({ tables, functions, watchlists }: DatabaseSchema): SchemaAnswer {
  return {
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    functions: functions.map(({ name, parameters }) => ({ name, parameters })),
    watchlists: watchlists.map((list) => ({ name: list.alias, columns: watchlistColumns(list) })),
  };
}
