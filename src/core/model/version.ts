/** @returns undefined for what is no version, such as "2.0" */
export function versionParts(version: unknown): [major: number, minor: number] | undefined {
  const parts = typeof version === 'string' ? /^(\d{1,9})\.(\d{1,9})$/.exec(version) : null;
  return parts === null ? undefined : [Number(parts[1]), Number(parts[2])];
}

/** Whether one version comes before another. */
export function isOlder(version: string, other: string): boolean {
  const [major, minor] = versionParts(version)!;
  const [otherMajor, otherMinor] = versionParts(other)!;
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
