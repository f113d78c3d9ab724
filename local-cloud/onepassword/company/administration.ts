import { access, accountSubject, auxUser, membership, secondFactor, thing, userSubject } from "./audit-subjects.ts";
import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import { actOf } from "./deeds.ts";
import type { AddDeed } from "./deeds.ts";
import type { AuditSubject } from "./make-events.ts";
import { planDay } from "./person-day.ts";
import type { PersonDay } from "./person-day.ts";
import { Random } from "./random.ts";
import { actsOfAdministrators } from "./rates.ts";
import type { AdministrativeAct } from "./rates.ts";
import { formatNano } from "./timestamps.ts";

const minuteMs = 60_000;

type Moment = {
  readonly random: Random;
  readonly company: Company;
  readonly administrator: PersonDay;
  /** Somebody else who works today. */
  readonly other: PersonDay;
  readonly at: number;
};
type Follow = (moment: Moment, add: AddDeed) => void;

const subjects: Readonly<Record<AdministrativeAct, (moment: Moment) => AuditSubject>> = {
  joinGroup: ({ random, company, other }) =>
    membership("join", random, { groupUuid: random.pick(company.groups.slice(1)).uuid, person: other.person }),
  leaveGroup: ({ random, company, other }) =>
    membership("leave", random, { groupUuid: random.pick(company.groups.slice(1)).uuid, person: other.person }),
  groupRole: ({ random, other }) => {
    const { uuid } = random.pick(other.person.groups.slice(-1));
    return membership("role", random, { groupUuid: uuid, person: other.person, role: random.pick(["A", "R"]) });
  },
  grantVault: (moment) => vaultAccess("grant", moment, moment.other.person),
  revokeVault: (moment) => vaultAccess("revoke", moment, moment.other.person),
  updateAccess: (moment) => vaultAccess("update", moment, moment.other.person),
  grantVaultToGroup: ({ random, company }) => ({
    ...thing("grant", "gva", random.pick(company.vaults).uuid, "62"),
    aux_id: random.int(100_000, 9_999_999),
    aux_uuid: random.pick(company.groups.slice(1)).uuid,
  }),
  createVault: ({ random }) => thing("create", "vault", random.lowerUuid()),
  renameVault: ({ random, company }) => thing("updatea", "vault", random.pick(company.vaults).uuid),
  deleteVault: ({ random }) => thing("delete", "vault", random.lowerUuid()),
  createGroup: ({ random }) => thing("create", "group", random.lowerUuid(), `Project ${random.int(1, 99)}`),
  grantVaultToSelf: (moment) => vaultAccess("grant", moment, moment.administrator.person),
  viewReport: ({ random }) => thing("view", "report", random.lowerUuid(), "overview"),
  exportReport: ({ random }) => thing("export", "report", random.lowerUuid(), "usage"),
  recovery: ({ other }) => userSubject("beginr", other.person),
  resetSecondFactor: ({ random, other }) => secondFactor("disblmfa", random, other.person),
  signOutDevices: ({ other }) => userSubject("dealldev", other.person),
  promoteGuest: ({ random }) => {
    const name = `guest.${random.int(1, 999)}`;
    const user = { uuid: random.upperUuid(), name, email: `${name}@partner.example` };
    return { action: "upguest", object_type: "user", object_uuid: user.uuid, object_details: user };
  },
  changeFirewall: ({ company }) => accountSubject("updatfw", company),
  changeSsoPolicy: ({ random, company }) => thing("chngpsso", "sso", company.accountUuid, random.pick(["1", "2"])),
  changeSharing: ({ company }) => accountSubject("uisas", company),
  addDomain: ({ company }) => accountSubject("vrfydmn", company, "contoso-labs.example"),
  createIntegration: ({ random }) =>
    thing("create", "sa", random.lowerUuid(), random.pick(["connect", "service_account"])),
  rotateToken: ({ random }) => thing("create", "satoken", random.lowerUuid(), `token-${random.int(1, 99)}`),
};

const follows: Partial<Record<AdministrativeAct, Follow>> = {
  // The owner begins anew on the laptop: own sign-in, new password and keys, the devices authorised again.
  recovery({ random, administrator, other, at }, add) {
    const completed = at + random.int(5, 240) * minuteMs;
    add(completed, actOf(administrator, userSubject("completr", other.person)));
    const back = completed + random.int(2, 60) * minuteMs;
    const session = signInAgain(random, other, back, add);
    for (const [index, action] of ["changemp", "changeks"].entries()) {
      const subject = userSubject(action, other.person);
      add(back + (index + 1) * minuteMs, { kind: "act", plan: other, session, network: other.network, subject });
    }
    for (const [index, { uuid }] of other.devices.entries()) {
      const subject = { ...thing("reauth", "device", uuid), ...auxUser(random, other.person) };
      const later = back + (index + 4) * minuteMs;
      add(later, { kind: "act", plan: other, session, network: other.network, subject });
    }
  },
  resetSecondFactor({ random, other, at }, add) {
    const back = at + random.int(3, 45) * minuteMs;
    const session = signInAgain(random, other, back, add);
    const subject = secondFactor("enblmfa", random, other.person);
    add(back + 2 * minuteMs, { kind: "act", plan: other, session, network: other.network, subject });
  },
  rotateToken({ random, administrator, at }, add) {
    const revoked = at + random.int(10, 90) * minuteMs;
    add(revoked, actOf(administrator, thing("trevoke", "satoken", random.lowerUuid(), `token-${random.int(1, 99)}`)));
  },
};

/** What administrators do on a date, and what it brings about. `day` counts dates since 1970-01-01. */
export function administrationOn(company: Company, day: number, add: AddDeed): void {
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 0 || weekday === 6) return;
  for (const [row, { act, monthly }] of acts.entries()) {
    const random = new Random(company.seed, purpose.acts, day, row);
    for (let count = random.count(((monthly / 21) * company.people.length) / 100); count > 0; count--) {
      const administrator = whoWorks(company.administrators, { company, day, random });
      const other = whoWorks(company.people, { company, day, random, not: administrator?.person });
      if (administrator === undefined || other === undefined) continue;
      const at = random.int(administrator.start + 1000, administrator.end);
      const moment = { random, company, administrator, other, at };
      add(at, actOf(administrator, subjects[act](moment)));
      follows[act]?.(moment, add);
    }
  }
}

const acts = Object.keys(subjects)
  .filter((act): act is AdministrativeAct => act in actsOfAdministrators)
  .map((act) => ({ act, monthly: actsOfAdministrators[act] }));

type Search = {
  readonly company: Company;
  readonly day: number;
  readonly random: Random;
  readonly not?: Person | undefined;
};

function whoWorks(people: readonly Person[], { company, day, random, not }: Search): PersonDay | undefined {
  for (let tries = 0; tries < 8; tries++) {
    const person = random.pick(people);
    const { plan } = planDay(company, person, day);
    if (plan.works && person !== not) return plan;
  }
  return undefined;
}

function vaultAccess(action: string, { random, company }: Moment, person: Person): AuditSubject {
  const permissions = String(random.pick([2, 30, 62]));
  return access(action, random, { vaultUuid: random.pick(company.vaults).uuid, person, permissions });
}

/** A sign-in of somebody on the laptop, apart from the morning's. */
function signInAgain(random: Random, plan: PersonDay, at: number, add: AddDeed): PersonDay["session"] {
  const session = { ...plan.session, uuid: random.upperUuid(), login_time: formatNano(at, random.int(0, 999_999)) };
  add(at, { kind: "open", plan, device: plan.laptop, session, network: plan.network });
  return session;
}
