import { actOf } from "./deeds.ts";
import type { AddDeed } from "./deeds.ts";
import { auxUser, membership, thing, userSubject } from "./audit-subjects.ts";
import type { Company } from "./company.ts";
import type { Newcomer } from "./newcomers.ts";
import { planDay } from "./person-day.ts";
import type { PersonDay } from "./person-day.ts";
import type { Random } from "./random.ts";

const minuteMs = 60_000;

type Passage = {
  readonly company: Company;
  readonly day: number;
  readonly newcomer: Newcomer;
  /** The newcomer's day. */
  readonly plan: PersonDay;
  readonly random: Random;
};

/** The first day: the account is made and confirmed, devices and groups follow. */
export function join({ company, day, newcomer, plan, random }: Passage, add: AddDeed): void {
  const { person, isProvisioned } = newcomer;
  const from = plan.start - random.int(30, 120) * minuteMs;
  const colleague = isProvisioned ? undefined : helpDesk(company, day, random, from);
  // The bridge's session of the day before has begun wherever the newcomer is.
  const maker = colleague ?? planDay(company, company.bridge, day - 1).plan;
  if (colleague === undefined) add(from, actOf(maker, userSubject("provsn", person)));
  else add(from, actOf(maker, thing("create", "invite", random.lowerUuid(), person.user.email)));
  const first = plan.start + minuteMs;
  for (const [index, action] of ["join", "activate"].entries()) {
    add(first + index * 10_000, actOf(index === 0 ? plan : maker, userSubject(action, person)));
  }
  for (const [index, { uuid }] of person.groups.entries()) {
    add(first + (index + 2) * 10_000, actOf(maker, membership("join", random, { groupUuid: uuid, person })));
  }
  for (const [index, device] of plan.devices.entries()) {
    const subject = { ...thing("create", "device", device.uuid), ...auxUser(random, person) };
    add(first + (index + 1) * 4 * minuteMs, actOf(plan, subject));
  }
  const setUp = person.signsInWith === "sso" ? "sdvcsso" : person.signsInWith === "mfa" ? "enblmfa" : undefined;
  if (setUp !== undefined) add(first + 3 * minuteMs, actOf(plan, userSubject(setUp, person)));
}

/** The last day: seldom a vault is exported; in the evening the account is suspended. */
export function leave({ company, day, newcomer, plan, random }: Passage, add: AddDeed): void {
  const { person, isProvisioned, exportsBefore } = newcomer;
  if (exportsBefore && plan.works) {
    const vault = random.pick(person.vaults);
    const at = random.int(plan.start + minuteMs, plan.end);
    add(at, actOf(plan, thing("export", "vault", vault.uuid)));
    for (const item of vault.items) {
      add(at + random.int(500, 5000), { kind: "use", plan, device: plan.laptop, action: "export", vault, item });
    }
  }
  const evening = plan.end + random.int(5, 120) * minuteMs;
  const colleague = isProvisioned ? undefined : helpDesk(company, day, random, evening);
  // When no administrator is at work, the bridge does it all the same.
  const maker = colleague ?? planDay(company, company.bridge, day).plan;
  add(evening, actOf(maker, userSubject("suspend", person)));
}

/** An administrator who is at work then. */
function helpDesk(company: Company, day: number, random: Random, at: number): PersonDay | undefined {
  return random
    .shuffle(company.administrators)
    .map((administrator) => planDay(company, administrator, day).plan)
    .find(({ works, start, end }) => works && start + minuteMs < at && at < end);
}
