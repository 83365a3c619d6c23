// Runs dependency-cruiser, which calls a project clean in which it found no module at all: hence the count.
import { cruise, format } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const tsConfig = extractTSConfig('tsconfig.json');
const { output } = await cruise(['src', 'demo', 'test'], options, undefined, { tsConfig });

const report = await format(output, { outputType: 'err' });
console.log(report.output.trimEnd());

const count = output.modules.filter((module) => module.source.startsWith('src/')).length;
if (count === 0) console.error('No module of src/ was read, so nothing was checked.');
process.exitCode = report.exitCode > 0 || count === 0 ? 1 : 0;
