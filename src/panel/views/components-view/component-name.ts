/** Providers, boundaries and other parts of a framework, which stand between an app's own components. */
const FRAMEWORK =
  /\.(?:Provider|Consumer)$|^(?:Suspense|SuspenseList|Activity|ViewTransition|Profiler\(.*\)|Fragment|KeepAlive|Teleport|Transition|TransitionGroup|BaseTransition|RouterView|RouterLink|For|Index|Show|Switch|Match|Dynamic|ErrorBoundary)$/;

const ANONYMOUS = /^(?:Anonymous(?: Component)?)?$/;

/** How a component's name is written: the app's own plainly, what a framework puts around them or has no name less so. */
export function nameKind(name: string): 'own' | 'framework' | 'anonymous' {
  if (ANONYMOUS.test(name)) return 'anonymous';
  return FRAMEWORK.test(name) ? 'framework' : 'own';
}

/** What stands for a component in a list. */
export function shownName(name: string): string {
  return name === '' ? 'Anonymous' : name;
}
