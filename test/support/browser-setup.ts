/**
 * Loaded before every test file: a rejection that nobody handles fails the running test, as a thrown error does.
 * A test that wants one calls `preventDefault()` on the event. The timer lets it do so in a later listener.
 */
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    if (!event.defaultPrevented) throw event.reason;
  });
});
