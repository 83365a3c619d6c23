/** Formats, migrations, sessions in memory, and a schedule of exports. Apart from the engine, so that an app which does not call it does not load it. */
export { registerFormat } from './custom-format.ts';
export { registerMigration } from './import/migrations.ts';
export { validateImport, type ImportIssue } from './import/validate-import.ts';
export { pickExportFolder, privateExportFolder } from './schedule/export-folder.ts';
export {
  scheduleExports,
  type ExportSchedule,
  type ScheduleOptions,
} from './schedule/export-schedule.ts';
export { parseExportData } from './parse-export-data.ts';
export { Sanitizer } from './sanitize/sanitizer.ts';
export { registerTemplate } from './sanitize/template-registry.ts';
