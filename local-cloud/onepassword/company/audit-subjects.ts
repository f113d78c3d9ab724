import type { Company, Person } from "./company.ts";
import type { AuditSubject } from "./make-events.ts";
import { chooser } from "./random.ts";
import type { Random, Weighted } from "./random.ts";

/** Who does something, and the session it is done in. */
export type Doing = {
  readonly random: Random;
  readonly company: Company;
  readonly person: Person;
  readonly sessionUuid: string;
};

type Maker = (doing: Doing) => AuditSubject;

/*
 * What people and administrators do all day, with the meaning of the aux fields as in 1Password's table of audit
 * events: aux_id is there for devices, memberships and access; object_details and aux_details only if the thing is a user.
 * Nobody is suspended here: people of the company work on the next day.
 */

const deviceSubject =
  (action: string): Maker =>
  ({ random, person }) => ({
    action,
    object_type: "device",
    object_uuid: random.pick(person.devices).uuid,
    ...aboutUser(random, person),
  });

const onlyObject =
  (action: string, objectType: string): Maker =>
  ({ random }) => ({ action, object_type: objectType, object_uuid: random.lowerUuid() });

const daily: readonly Weighted<Maker>[] = [
  [
    30,
    ({ random, person }) => ({
      action: "patch",
      object_type: "items",
      object_uuid: random.pick(person.vaults).uuid,
      aux_id: random.int(1000, 99_999),
      aux_info: String(random.int(1, 5)),
    }),
  ],
  [
    22,
    ({ random, person }) => ({
      action: "ssotknv",
      object_type: "ssotkn",
      object_uuid: random.lowerUuid(),
      aux_info: JSON.stringify({ expiry: 3600, deviceUuid: random.pick(person.devices).uuid }),
    }),
  ],
  [
    14,
    ({ random, sessionUuid }) => ({
      action: "dlgsess",
      object_type: "dlgdsess",
      object_uuid: random.upperUuid(),
      aux_uuid: sessionUuid,
    }),
  ],
  [14, deviceSubject("update")],
  [6, deviceSubject("reauth")],
  [1, deviceSubject("create")],
  [
    2,
    ({ random, person }) => {
      const vault = random.pick(person.vaults);
      return {
        action: "share",
        object_type: "item",
        object_uuid: random.pick(vault.items).uuid,
        aux_id: random.int(100_000, 9_999_999),
        aux_uuid: vault.uuid,
      };
    },
  ],
  [
    0.5,
    ({ person, random }) => ({
      action: "enblmfa",
      object_type: "user",
      object_uuid: person.user.uuid,
      object_details: person.user,
      aux_id: random.int(100_000, 9_999_999),
      aux_info: "totp",
    }),
  ],
  [
    0.2,
    ({ person }) => ({
      action: "changenm",
      object_type: "user",
      object_uuid: person.user.uuid,
      object_details: person.user,
    }),
  ],
];

const membership =
  (action: string): Maker =>
  ({ random, company }) => ({
    action,
    object_type: "gm",
    object_uuid: random.pick(company.groups).uuid,
    ...aboutUser(random, random.pick(company.people)),
    aux_info: random.chance(0.9) ? "R" : "A",
  });

const access =
  (action: string): Maker =>
  ({ random, company }) => ({
    action,
    object_type: "uva",
    object_uuid: random.pick(company.vaults).uuid,
    ...aboutUser(random, random.pick(company.people)),
    aux_info: String(random.pick([2, 30, 62])),
  });

const userState =
  (action: string): Maker =>
  ({ random, company }) => {
    const { user } = random.pick(company.people);
    return { action, object_type: "user", object_uuid: user.uuid, object_details: user };
  };

const administration: readonly Weighted<Maker>[] = [
  [20, membership("join")],
  [8, membership("leave")],
  [3, membership("role")],
  [12, access("grant")],
  [6, access("revoke")],
  [4, access("update")],
  [
    5,
    ({ random, company }) => ({
      action: "grant",
      object_type: "gva",
      object_uuid: random.pick(company.vaults).uuid,
      aux_id: random.int(100_000, 9_999_999),
      aux_uuid: random.pick(company.groups).uuid,
      aux_info: "62",
    }),
  ],
  [
    8,
    ({ random }) => ({
      action: "create",
      object_type: "invite",
      object_uuid: random.lowerUuid(),
      aux_info: `new.colleague${random.int(1, 9999)}@contoso.example`,
    }),
  ],
  [6, userState("provsn")],
  [4, userState("verify")],
  [2, userState("beginr")],
  [2, userState("completr")],
  [4, onlyObject("create", "vault")],
  [4, onlyObject("updatea", "vault")],
  [8, onlyObject("view", "report")],
  [0.5, onlyObject("create", "group")],
  [0.3, onlyObject("updatfw", "account")],
  [
    0.5,
    ({ random }) => ({
      action: "create",
      object_type: "satoken",
      object_uuid: random.lowerUuid(),
      aux_info: `token-${random.int(1, 99)}`,
    }),
  ],
];

function aboutUser(random: Random, { user }: Person): Pick<AuditSubject, "aux_id" | "aux_uuid" | "aux_details"> {
  return { aux_id: random.int(100_000, 9_999_999), aux_uuid: user.uuid, aux_details: user };
}

const chooseDaily = chooser(daily);
const chooseAdministration = chooser(administration);

/** Something that this person could well do: an administrator administers half of the time. */
export function auditSubject(doing: Doing): AuditSubject {
  const administers = doing.person.isAdministrator && doing.random.chance(0.5);
  return (administers ? chooseAdministration : chooseDaily)(doing.random)(doing);
}
