/** How a printed word is read, what is computed from it and what is refused. */
export const METHOD = `How reshare reads and computes

READING. A value is kept as printed and read as an interval, by a policy that
every output names (--reading).
  as printed                   printed (default)    rounded
  92%                          92                   91.5 to 92.5
  about 63%, ~63%, roughly     63                   62.5 to 63.5
  about 60% (multiple of 5)    60                   57.5 to 62.5
  over 95%, >95%, more than    above 95, to 100     the same
  at least 60%                 60 to 100            the same
  nearly 90%, almost           85 to below 90       the same
  under 5%, <5%, less than     0 to below 5         the same
  up to 5%, at most 5%         0 to 5               the same
  85-90%, from 85 to 90%       85 to 90             84.5 to 90.5
  none; virtually none         0; 0 to 1            the same
  270,000 (a quantity)         270,000              265,000 to 275,000
  NA, W, blank                 unknown, never zero  unknown

INTERVALS. What no name holds is the rest: one supplier or endlessly many. A
completion is a full market that agrees with everything known. An interval
holds a measure in all completions, and no end can be moved inwards: it is
sharp (else "sharp" is false). [ or ] is an end that some completion attains,
( or ) one that is only approached: an open end, lowOpen or highOpen in JSON.
HHI: the sum of squared percentage shares, 0 to 10,000 points. One share of 92
gives (8464, 8528]: 8528 if the other 8 percent are one supplier.
BANDS: low, moderate, high: moderate is 1,000 to 1,800 (us2023) or 1,500 to
2,500 (us2010). A band is certain if every completion falls into it. Bands are
a convention of merger control, no measure of risk.
EXCLUSION. What remains is the total less what the excluded hold; NAME=50%
removes half. One excluded with unknown share may hold anything of the rest.
CHAIN CEILING. No more can pass all stages untouched by the excluded than the
narrowest stage leaves: one unit, equal losses, no stocks, no recycling.

REFUSED, for the number would look better than what is known:
  - scaling partial shares up to 100; averaging sources (all are shown)
  - computing with doubtful values; counting a repeat as a second witness
  - mixing capacity, exports or imports with shares of output, or two editions
  - a number from shares that cannot all be true, or an interval that rules
    nothing out (unidentified)
  - passing a group's figure off as a member's own: it is named, as a proxy
`;
