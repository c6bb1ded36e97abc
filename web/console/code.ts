/** The console's code, which nobody loads who does not open it: the page and the editor at the same time, and from when somebody is about to. */
export const consolePage = () => {
  void import('./editor.js').catch(() => undefined) // the page hears it
  return import('../pages/console.js')
}
