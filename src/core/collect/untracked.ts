/** Runs work in which nothing that is read becomes what the app's effect or rendering depends on. */
type Runner = (work: () => void) => void;

const runners = new Set<Runner>();
let isInside = false;

/** Offers what a framework has for that. @returns its withdrawal */
export function offerUntracked(runner: Runner): () => void {
  runners.add(runner);
  return () => runners.delete(runner);
}

/**
 * Runs work that reads what the app gives: a reactive object notes who reads it, and an app whose effect logs one
 * would run that effect whenever anything in it changes.
 */
export function untracked(work: () => void): void {
  if (isInside || runners.size === 0) {
    work();
    return;
  }
  const progress = { isBegun: false };
  let run = (): void => {
    progress.isBegun = true;
    work();
  };
  for (const runner of runners) {
    const inner = run;
    run = () => runner(inner);
  }
  isInside = true;
  try {
    run();
  } catch (error) {
    if (progress.isBegun) throw error;
  } finally {
    isInside = false;
  }
  // What a framework offers may be broken: the record is worth more.
  if (!progress.isBegun) work();
}
