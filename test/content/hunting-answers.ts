import { arrivalOf } from "../../tools/bench/detections/arrivals.ts";
import type { AuditEvent } from "../../local-cloud/onepassword/event-shapes.ts";
import {
  countryOf,
  distinct,
  first,
  groups,
  hour,
  isIn,
  isRobot,
  isTaken,
  last,
  quoted,
  second,
  tenMinutes,
} from "./hunting-past.ts";
import type { Answer } from "./hunting-past.ts";

/** Who gets access. */
const targetOf = (act: AuditEvent): string =>
  act.object_type === "gva" ? `group ${act.aux_uuid}` : (act.aux_details?.email ?? "");
/** Where what is sent goes. */
const domainOf = (act: AuditEvent): string =>
  act.action === "sendpkg" ? (act.object_details?.email.split("@")[1] ?? "(not told)") : "(whoever has the link)";

/** Queries whose answers are worked out. A time is compared by its time of day. */
export const answers: readonly Answer[] = [
  {
    slug: "users-of-leaked-item",
    knobs: ({ item }) => ({ items: quoted(item) }),
    columns: ["UserEmail", "Uses", "Taken", "FirstUse", "LastUse"],
    rows: ({ usages, item }) =>
      groups(
        usages.filter((use) => use.item_uuid === item),
        ({ user }) => user.email,
      ).map(([email, uses]) => [email, uses.length, uses.filter(isTaken).length, first(uses), last(uses)]),
  },
  {
    slug: "items-of-departed-people",
    knobs: ({ leaver }) => ({ people: quoted(leaver) }),
    columns: ["VaultUuid", "ItemUuid", "Uses", "Taken", "LastUse", "VersionUsed", "NewestVersion"],
    rows: ({ usages, leaver }) =>
      groups(
        usages.filter(({ user }) => user.email === leaver),
        ({ vault_uuid: vault, item_uuid: item }) => `${vault} ${item}`,
      ).map(([key, uses]) => {
        const [vault = "", item = ""] = key.split(" ");
        const newest = usages.filter((use) => use.item_uuid === item).map((use) => use.used_version);
        const own = Math.max(...uses.map((use) => use.used_version));
        return [vault, item, uses.length, uses.filter(isTaken).length, last(uses), own, Math.max(...newest)];
      }),
  },
  {
    slug: "items-of-one-person",
    knobs: () => ({ atLeast: "2" }),
    columns: ["UserEmail", "ItemUuid", "Uses", "Days"],
    rows: ({ usages }) =>
      groups(
        usages.filter((use) => !isRobot(use)),
        ({ item_uuid: item }) => item,
      )
        .filter(([, uses]) => uses.length >= 2 && distinct(uses, ({ user }) => user.uuid) === 1)
        .map(([item, uses]) => [
          uses[0]?.user.email ?? "",
          item,
          uses.length,
          distinct(uses, ({ timestamp }) => timestamp.slice(0, 10)),
        ]),
  },
  {
    slug: "vaults-with-most-readers",
    columns: ["VaultUuid", "Readers", "Users", "ItemsTaken", "Items", "Uses"],
    rows: ({ usages }) =>
      groups(usages, ({ vault_uuid: vault }) => vault).map(([vault, uses]) => [
        vault,
        distinct(uses.filter(isTaken), ({ user }) => user.uuid),
        distinct(uses, ({ user }) => user.uuid),
        distinct(uses.filter(isTaken), ({ item_uuid: item }) => item),
        distinct(uses, ({ item_uuid: item }) => item),
        uses.length,
      ]),
  },
  {
    slug: "everybody-who-exported",
    columns: ["UserEmail", "VaultExports", "ItemExports", "Items", "ReportExports"],
    rows: ({ usages, acts }) => {
      const files = usages.filter(({ action }) => action === "export");
      const exports = acts.filter(({ action }) => action === "export");
      const people = new Set([
        ...files.map(({ user }) => user.email),
        ...exports.map((act) => act.actor_details?.email ?? ""),
      ]);
      return [...people].map((email) => {
        const items = files.filter(({ user }) => user.email === email);
        const own = exports.filter((act) => act.actor_details?.email === email);
        const of = (type: string): number => own.filter((act) => act.object_type === type).length;
        return [email, of("vault"), items.length, distinct(items, (use) => use.item_uuid), of("report")];
      });
    },
  },
  {
    slug: "cli-users-and-volume",
    columns: ["UserEmail", "Uses", "ItemCount", "VaultCount", "BusiestHour", "Hours"],
    rows: ({ usages }) =>
      groups(
        usages.filter((use) => use.client.app_name === "1Password CLI" && !isRobot(use)),
        ({ user }) => user.email,
      ).map(([email, uses]) => {
        const hours = groups(uses, ({ time }) => String(Math.floor(time / hour)));
        return [
          email,
          uses.length,
          distinct(uses, (use) => use.item_uuid),
          distinct(uses, (use) => use.vault_uuid),
          Math.max(...hours.map(([, each]) => distinct(each, (use) => use.item_uuid))),
          hours.length,
        ];
      }),
  },
  {
    slug: "bulk-reads-by-ten-minutes",
    knobs: () => ({ atLeast: "4" }),
    columns: ["UserEmail", "Window", "Items", "Vaults"],
    rows: ({ usages }) =>
      groups(
        usages.filter((use) => isTaken(use) && !isRobot(use)),
        ({ user, time }) => `${user.email} ${Math.floor(time / tenMinutes)}`,
      )
        .map(([key, uses]) => {
          const [email = "", window = ""] = key.split(" ");
          const items = distinct(uses, (use) => use.item_uuid);
          return [email, second(Number(window) * tenMinutes), items, distinct(uses, (use) => use.vault_uuid)] as const;
        })
        .filter(([, , items]) => items >= 4),
  },
  {
    slug: "late-uploads",
    knobs: () => ({ late: "3h" }),
    columns: ["UserEmail", "Device", "Uses", "Items", "Taken", "From", "To"],
    rows: ({ usages }) =>
      groups(
        usages.filter(({ time, insertedAt }) => arrivalOf(insertedAt) - time > 3 * hour),
        ({ user, client, insertedAt }) =>
          [user.email, client.app_name, client.platform_name, Math.floor(arrivalOf(insertedAt) / hour)].join("|"),
      ).map(([key, uses]) => {
        const [email = "", , device = ""] = key.split("|");
        const items = distinct(uses, (use) => use.item_uuid);
        return [email, device, uses.length, items, uses.filter(isTaken).length, first(uses), last(uses)];
      }),
  },
  {
    slug: "countries-first-seen",
    columns: ["Country", "FirstSeen", "SignIns", "FailedSignIns", "People"],
    rows: ({ signIns }) =>
      groups(
        signIns.filter((attempt) => countryOf(attempt) !== ""),
        countryOf,
      ).map(([country, attempts]) => {
        const inside = attempts.filter(isIn);
        const people = distinct(inside, (attempt) => attempt.target_user.email);
        return [country, first(attempts), inside.length, attempts.length - inside.length, people];
      }),
  },
  {
    slug: "sign-in-methods-by-person",
    columns: ["UserEmail", "SignIns", "PasswordAlone", "WithFactor", "SingleSignOn"],
    rows: ({ signIns }) =>
      groups(signIns.filter(isIn), ({ target_user: user }) => user.email)
        .map(([email, attempts]) => {
          const by = (type: string): number => attempts.filter((attempt) => attempt.type === type).length;
          return [email, attempts.length, by("credentials_ok"), by("mfa_ok"), by("federated")] as const;
        })
        .filter(([, , passwords]) => passwords > 0),
  },
  {
    slug: "grants-by-actor-and-target",
    columns: ["UserEmail", "Target", "IsSelf", "Given", "Vaults", "Groups", "TakenAway"],
    rows: ({ acts }) => {
      const grants = acts.filter(
        ({ action, object_type: type }) =>
          (["uva", "gva"].includes(type) && ["grant", "update", "revoke"].includes(action)) ||
          (type === "gm" && ["join", "role", "leave"].includes(action)),
      );
      return groups(grants, (act) => `${act.actor_details?.email}|${targetOf(act)}`).map(([key, own]) => {
        const [actor = "", whom = ""] = key.split("|");
        const given = own.filter(({ action }) => action !== "revoke" && action !== "leave");
        const things = (types: readonly string[]): number =>
          distinct(
            given.filter((act) => types.includes(act.object_type)),
            (act) => act.object_uuid,
          );
        return [
          actor,
          whom,
          actor === whom,
          given.length,
          things(["uva", "gva"]),
          things(["gm"]),
          own.length - given.length,
        ];
      });
    },
  },
  {
    slug: "shares-by-recipient",
    columns: ["UserEmail", "RecipientDomain", "Sent", "Withdrawn"],
    rows: ({ acts }) => {
      const sent = acts.filter(
        ({ action, object_type: type }) =>
          (type === "item" && ["share", "delshare"].includes(action)) || (type === "user" && action === "sendpkg"),
      );
      return groups(sent, (act) => `${act.actor_details?.email}|${domainOf(act)}`).map(([key, own]) => {
        const withdrawn = own.filter(({ action }) => action === "delshare").length;
        const [sender = "", domain = ""] = key.split("|");
        return [sender, domain, own.length - withdrawn, withdrawn];
      });
    },
  },
];
