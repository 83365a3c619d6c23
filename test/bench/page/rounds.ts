/** One side of a comparison: does its work once and says how much of what the row counts. */
export type Side = () => Promise<number> | number;

export interface Sides {
  ours: Side;
  peer: Side;
  /** Between two measurements, not measured. */
  settle?: () => Promise<void>;
}

/** Measures both sides in turn, so that what else the machine does falls on both. */
export async function interleave(
  rounds: number,
  { ours, peer, settle = () => Promise.resolve() }: Sides,
): Promise<{ ours: number[]; peer: number[] }> {
  const samples = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    await settle();
    samples.ours.push(await ours());
    await settle();
    samples.peer.push(await peer());
  }
  return samples;
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1_000;
}
