/** Formats, migrations, and sessions in memory. Apart from the engine, so that an app which does not call it does not load it. */
export { registerFormat } from './custom-format.ts';
export { validateImport, type ImportIssue } from './import/validate-import.ts';
export { registerMigration } from './import/migrations.ts';
export { parseExportData } from './parse-export-data.ts';
