/** A seat in a half circle: the centre of its mark. The middle of the circle is 0, 0; the outermost row has the radius 1, upwards is negative. */
export interface Seat {
  x: number;
  y: number;
}

const innerRadius = 0.42;

/** Places for so many seats in the rows of a half circle, from the left to the right, and the radius of a mark that fits between them. */
export function seatsInArc(seats: number): { places: Seat[]; radius: number } {
  if (seats === 0) return { places: [], radius: 0 };
  const rows = rowsFor(seats);
  const gap = rows === 1 ? 1 - innerRadius : (1 - innerRadius) / (rows - 1);
  const radii = Array.from({ length: rows }, (_, row) => (rows === 1 ? 1 : innerRadius + row * gap));
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  let before = 0;
  let reached = 0;
  // Each row takes seats in proportion to its length; rounding sums, not rows, makes them add up.
  const placed = radii.flatMap((radius) => {
    reached += radius;
    const until = Math.round((seats * reached) / whole);
    const inRow = until - before;
    before = until;
    return Array.from({ length: inRow }, (_, index) => ({
      radius,
      angle: inRow === 1 ? Math.PI / 2 : Math.PI * (1 - index / (inRow - 1)),
    }));
  });
  const narrowest = placed.length < 2 ? gap : Math.min(gap, (Math.PI * whole) / seats);
  const places = placed
    .sort((one, other) => other.angle - one.angle || one.radius - other.radius)
    .map(({ radius, angle }) => ({ x: radius * Math.cos(angle), y: -radius * Math.sin(angle) }));
  return { places, radius: Math.min(0.09, narrowest * 0.42) };
}

/** As many rows as keep the marks about as far apart in a row as between rows. */
function rowsFor(seats: number): number {
  for (let rows = 1; rows < 12; rows++) {
    const gap = rows === 1 ? 0.2 : (1 - innerRadius) / (rows - 1);
    const middle = rows === 1 ? 1 : (1 + innerRadius) / 2;
    if ((Math.PI * middle * rows) / gap >= seats) return rows;
  }
  return 12;
}
