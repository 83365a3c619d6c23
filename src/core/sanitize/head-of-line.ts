/** How records begin as they are stored; those of files that others made may have another order. */
const HEAD = /^\{"seq":(\d+),"time":([\d.e+-]+)/;

/** `seq` and `time` of a record in JSON, mostly without reading all of it. */
export function headOfLine(line: string): { seq: number; time: number } {
  const head = HEAD.exec(line);
  if (head !== null) return { seq: Number(head[1]), time: Number(head[2]) };
  return JSON.parse(line) as { seq: number; time: number };
}
