import type { Result } from './result.ts';
import { burst } from './rows/burst.ts';
import { exportGzip, exportPlain, exportSanitized } from './rows/export-speed.ts';
import { exportMsgpack, exportYaml } from './rows/format-speed.ts';
import { importSpeed } from './rows/import-speed.ts';
import { memorySteps } from './rows/memory.ts';
import { panelSpeed } from './rows/panel-speed.ts';
import { recordCost } from './rows/record-cost.ts';
import { recordRate } from './rows/record-rate.ts';
import { replaySpeed } from './rows/replay-speed.ts';
import { deltaSize, sizes } from './rows/sizes.ts';
import { stateSize } from './rows/state-size.ts';

/** The rows that a page measures by itself, by their name in the table. */
const rows: Record<string, (megabytes: number) => Promise<Result[]>> = {
  P1: recordCost,
  P2: recordRate,
  P3: exportGzip,
  P4: exportPlain,
  P5: exportSanitized,
  P6: exportMsgpack,
  P7: exportYaml,
  P8: importSpeed,
  P10: replaySpeed,
  P11: stateSize,
  P12: deltaSize,
  P13: panelSpeed,
  burst,
  sizes,
};

// What the runner outside calls.
Object.assign(globalThis, { bench: { rows, memorySteps } });
