import type { Company, Item, Person, Vault } from "./company.ts";
import type { AuditSubject } from "./make-events.ts";
import type { PersonDay } from "./person-day.ts";
import { chooser } from "./random.ts";
import type { Random, Weighted } from "./random.ts";
import type { PersonalAct } from "./rates.ts";

type Maker = (random: Random, plan: PersonDay) => AuditSubject;

/*
 * What people's audit events are about, with the meaning of the aux fields as in 1Password's table of audit
 * events: aux_id is there for devices, memberships and access; object_details and aux_details only if the thing is a user.
 */

const deviceSubject =
  (action: string): Maker =>
  (random, { devices, person }) => ({
    action,
    object_type: "device",
    object_uuid: random.pick(devices).uuid,
    ...auxUser(random, person),
  });

const ownUser =
  (action: string): Maker =>
  (_, { person }) =>
    userSubject(action, person);

const daily: readonly Weighted<Maker>[] = [
  [
    40,
    (random, { person }) => ({
      action: "patch",
      object_type: "items",
      object_uuid: random.pick(person.vaults).uuid,
      aux_id: random.int(1000, 99_999),
      aux_info: String(random.int(1, 5)),
    }),
  ],
  [
    25,
    (random, { devices }) => ({
      action: "ssotknv",
      object_type: "ssotkn",
      object_uuid: random.lowerUuid(),
      aux_info: JSON.stringify({ expiry: 3600, deviceUuid: random.pick(devices).uuid }),
    }),
  ],
  [
    16,
    (random, { session }) => ({
      action: "dlgsess",
      object_type: "dlgdsess",
      object_uuid: random.upperUuid(),
      aux_uuid: session.uuid,
    }),
  ],
  [18, deviceSubject("update")],
  [1, deviceSubject("reauth")],
];
const chooseDaily = chooser(daily);

/** What the audit events of an ordinary day are about. */
export function dailySubject(random: Random, plan: PersonDay): AuditSubject {
  return chooseDaily(random)(random, plan);
}

const sharing =
  (action: string): Maker =>
  (random, { person }) => {
    const vault = random.pick(person.vaults);
    return sharedItem(action, random, { vault, item: random.pick(vault.items) });
  };

/** What each of the rare acts of people is about. */
export const personalSubjects: Readonly<Record<PersonalAct, Maker>> = {
  shareItem: sharing("share"),
  unshareItem: sharing("delshare"),
  deleteItems: (random, { person }) => ({
    action: "delete",
    object_type: "items",
    object_uuid: random.pick(person.vaults).uuid,
    aux_id: random.int(1000, 99_999),
    aux_info: String(random.int(1, 4)),
  }),
  addFile: (random, { person }) => ({
    action: "create",
    object_type: "file",
    object_uuid: random.lowerUuid(),
    aux_uuid: random.pick(person.vaults).uuid,
  }),
  sendItem: (random, { person }) => ({ ...userSubject("sendpkg", person), aux_uuid: random.lowerUuid() }),
  changePassword: ownUser("changemp"),
  changeSecretKey: ownUser("changesk"),
  changeSecondFactor: (random, { person }) => secondFactor("updatmfa", random, person),
  changeName: ownUser("changenm"),
  removeOldDevices: ownUser("deolddev"),
  exportVault: (random, { person }) => ({
    action: "export",
    object_type: "vault",
    object_uuid: random.pick(person.vaults).uuid,
  }),
};

/** Something done to a user. */
export function userSubject(action: string, { user }: Person): AuditSubject {
  return { action, object_type: "user", object_uuid: user.uuid, object_details: user };
}

/** A user's second factor: aux_id is its number, aux_info its kind. */
export function secondFactor(action: string, random: Random, person: Person): AuditSubject {
  return { ...userSubject(action, person), aux_id: random.int(100_000, 9_999_999), aux_info: "totp" };
}

/** The user that a membership, an access or a device is about. */
export function auxUser(random: Random, { user }: Person): Pick<AuditSubject, "aux_id" | "aux_uuid" | "aux_details"> {
  return { aux_id: random.int(100_000, 9_999_999), aux_uuid: user.uuid, aux_details: user };
}

/** A membership of a group (`gm`); the role is R for a member, A for a manager. */
export function membership(action: string, random: Random, fields: GroupMember): AuditSubject {
  const { groupUuid, person, role = "R" } = fields;
  return { action, object_type: "gm", object_uuid: groupUuid, ...auxUser(random, person), aux_info: role };
}

type GroupMember = { readonly groupUuid: string; readonly person: Person; readonly role?: "R" | "A" };

/** A user's access to a vault (`uva`); the permissions are a number as text. */
export function access(action: string, random: Random, fields: VaultUser): AuditSubject {
  const { vaultUuid, person, permissions = "62" } = fields;
  return { action, object_type: "uva", object_uuid: vaultUuid, ...auxUser(random, person), aux_info: permissions };
}

type VaultUser = { readonly vaultUuid: string; readonly person: Person; readonly permissions?: string };

/** An item of a vault that is shared by link, or no longer. */
export function sharedItem(action: string, random: Random, { vault, item }: VaultItem): AuditSubject {
  const number = random.int(100_000, 9_999_999);
  return { action, object_type: "item", object_uuid: item.uuid, aux_id: number, aux_uuid: vault.uuid };
}

type VaultItem = { readonly vault: Vault; readonly item: Item };

/** Something of the account that is no user, by the uuid that it has. */
export function thing(action: string, objectType: string, uuid: string, about?: string): AuditSubject {
  const subject = { action, object_type: objectType, object_uuid: uuid };
  return about === undefined ? subject : { ...subject, aux_info: about };
}

/** The account itself. */
export function accountSubject(action: string, { accountUuid }: Company, about?: string): AuditSubject {
  return thing(action, "account", accountUuid, about);
}
