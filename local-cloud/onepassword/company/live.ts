import type { StreamEvent } from "../event-shapes.ts";
import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import type { PersonKind } from "./deeds.ts";
import { planDay } from "./person-day.ts";
import type { PersonDay } from "./person-day.ts";
import { Random, chooser } from "./random.ts";
import { realiseDeed } from "./realise.ts";

const dayMs = 86_400_000;

const kinds = chooser<PersonKind>([
  [80, "usage"],
  [9, "other-sign-in"],
  [1, "wrong-password"],
  [10, "audit"],
]);

/**
 * A steady trickle for watching: about `rate` events a second, from `from` up to but not including `to` (milliseconds since 1970), by
 * people picked regardless of their working hours, inserted as they happen. In insertion order.
 *
 * The same company and second always give the same events, so one can ask for a few seconds at a time. They are other events
 * than those of `history`.
 */
export function* live(
  company: Company,
  { from, to, rate }: { readonly from: number; readonly to: number; readonly rate: number },
): Generator<StreamEvent> {
  for (let second = Math.floor(from / 1000); second * 1000 < to; second++) {
    const random = new Random(company.seed, purpose.live, second);
    const times = Array.from({ length: random.count(rate) }, () => second * 1000 + random.int(0, 999));
    for (const [index, at] of times.toSorted((a, b) => a - b).entries()) {
      if (at < from || at >= to) continue;
      const own = new Random(company.seed, purpose.live, second, index + 1);
      const person = own.pick(company.people);
      const plan = dayAt(company, person, at);
      yield realiseDeed(own, { at, insertedAt: at }, { kind: kinds(own), plan });
    }
  }
}

/** The person's latest working day that has begun, so that its session is one whose sign-in there was. */
function dayAt(company: Company, person: Person, at: number): PersonDay {
  const day = Math.floor(at / dayMs) + 1;
  for (let back = 0; back < 10; back++) {
    const { plan } = planDay(company, person, day - back);
    if (plan.works && plan.start <= at) return plan;
  }
  return planDay(company, person, day - 3).plan;
}
