const COLUMNS = ['row', 'what', 'ours', 'peer', 'ratio', 'spread', 'target', 'met'];

/** What a comparison's ratio is, and which side of the target is good. */
const comparisons = {
  cost: { ratio: (ours, peer) => ours / peer, isMet: (ratio, target) => ratio <= target, sign: '≤' },
  'speed-up': {
    ratio: (ours, peer) => peer / ours,
    isMet: (ratio, target) => ratio >= target,
    sign: '≥',
  },
  rate: { ratio: (ours, peer) => ours / peer, isMet: (ratio, target) => ratio >= target, sign: '≥' },
  share: {
    ratio: (ours, peer) => ours / peer,
    isMet: (ratio, target) => ratio <= target,
    sign: '≤',
    show: (ratio) => `${digits(ratio * 100)} %`,
  },
};

/** The cells of one measured line: medians, their ratio, and the spread of both sides. */
export function toCells(result) {
  const { row, what, unit, comparison, ours, peer, target } = result;
  if (comparison === 'limit') return toLimitCells(result);
  const {
    ratio: ratioOf,
    isMet,
    sign,
    show = (value) => `${value.toFixed(2)}×`,
  } = comparisons[comparison];
  const ratio = ratioOf(median(ours), median(peer));
  return {
    row,
    what,
    ours: figure(median(ours), unit),
    peer: figure(median(peer), unit),
    ratio: show(ratio),
    spread: `${range(ours)} / ${range(peer)}`,
    target:
      target === undefined
        ? '–'
        : `${sign} ${comparison === 'share' ? `${target * 100} %` : `${target}×`}`,
    met: target === undefined ? '–' : isMet(ratio, target) ? 'yes' : 'no',
  };
}

/** A line without a peer. */
function toLimitCells({ row, what, unit, ours, target }) {
  return {
    row,
    what,
    ours: figure(median(ours), unit),
    peer: '–',
    ratio: '–',
    spread: range(ours),
    target: target === undefined ? '–' : `≤ ${target} ${unit}`,
    met: target === undefined ? '–' : median(ours) <= target ? 'yes' : 'no',
  };
}

/** Lines of cells as one table in Markdown, with columns as wide as their widest cell. */
export function formatTable(lines) {
  const header = Object.fromEntries(COLUMNS.map((column) => [column, column]));
  const widths = COLUMNS.map((column) =>
    Math.max(...[header, ...lines].map((cells) => cells[column].length)),
  );
  const format = (cells) =>
    `| ${COLUMNS.map((column, i) => cells[column].padEnd(widths[i])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [format(header), rule, ...lines.map(format)].join('\n');
}

/** The middle of the values, or halfway between the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The least and the greatest, as the table shows a spread. */
export function range(values) {
  return `${digits(Math.min(...values))}–${digits(Math.max(...values))}`;
}

function figure(value, unit) {
  return `${digits(value)} ${unit}`;
}

/** A figure with as many digits as mean something. */
export function digits(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
