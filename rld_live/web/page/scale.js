// How the travel of a fader maps to its values: so bent that the default lies near the middle.

import { clamp } from "./numbers.js";

const BEND_MAXIMUM = 4;

/** Return `{ toTravel, toValue }` between values from `low` to `high` and a travel from 0 to 1. */
export function scaleOf(low, high, usual) {
  const share = (usual - low) / (high - low);
  const isEven = low === -high || !(share > 0 && share < 1);
  const bend = isEven ? 1 : clamp(Math.log(share) / Math.log(0.5), 1 / BEND_MAXIMUM, BEND_MAXIMUM);
  return {
    toTravel: (value) => clamp((value - low) / (high - low), 0, 1) ** (1 / bend),
    toValue: (travel) => low + (high - low) * clamp(travel, 0, 1) ** bend,
  };
}
