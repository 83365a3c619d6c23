import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { patchMethod } from './patch-method.ts';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'assert'];

/**
 * Records what the app writes to the console as events of category `console`: `name` is `console.error`
 * and so on, `payload` the array of arguments. The console shows them first. Of assertions, those that fail.
 */
export function consoleCollector(): Collector {
  return {
    name: 'console',
    start(context) {
      // Recording a value may itself write to the console.
      let isRecording = false;

      function record(level: string, args: readonly unknown[]): void {
        const isAssertion = level === 'assert';
        if (isRecording || (isAssertion && args[0])) return;
        isRecording = true;
        attempt(() =>
          context.recordEvent({
            category: 'console',
            name: `console.${level}`,
            payload: isAssertion ? args.slice(1) : args,
          }),
        );
        isRecording = false;
      }

      const undo = LEVELS.map((level) =>
        patchMethod(console, level, (proceed, args) => {
          const result = proceed();
          record(level, args);
          return result;
        }),
      );
      return () => undo.forEach((restore) => restore());
    },
  };
}
