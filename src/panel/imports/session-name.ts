/** Whether a file is named as one with a session in it. */
export function isSessionName(name: string): boolean {
  return /\.(json|ya?ml|msgpack|mpk|mp)(\.gz)?$|\.gz$/i.test(name);
}
