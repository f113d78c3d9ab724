import type { StreamEvent } from "../event-shapes.ts";
import { purpose } from "./company.ts";
import type { Company, Person } from "./company.ts";
import type { PersonKind } from "./entries.ts";
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
    const times = Array.from({ length: countFor(random, rate) }, () => second * 1000 + random.int(0, 999));
    for (const [index, at] of times.toSorted((a, b) => a - b).entries()) {
      if (at < from || at >= to) continue;
      const own = new Random(company.seed, purpose.live, second, index + 1);
      const person = own.pick(company.people);
      const plan = dayAt(company, person, at);
      yield realiseDeed(company, own, { kind: kinds(own), plan, at, insertedAt: at });
    }
  }
}

/** The person's latest day that has begun, so that its session is not one of the future. */
function dayAt(company: Company, person: Person, at: number): PersonDay {
  const day = Math.floor(at / dayMs) + 1;
  const plans = [day, day - 1, day - 2].map((each) => planDay(company, person, each).plan);
  return plans.find((plan) => plan.start <= at) ?? planDay(company, person, day - 3).plan;
}

/** A whole number of events whose mean is the rate. */
function countFor(random: Random, rate: number): number {
  const whole = Math.floor(rate);
  return whole + (random.chance(rate - whole) ? 1 : 0);
}
