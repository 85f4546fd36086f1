// Runs before the first paint, so that a dark screen never flashes white.
// A file and not an inline script: the content security policy allows no inline scripts.
;(function () {
  var stored = null
  try {
    stored = localStorage.getItem('mantine-color-scheme-value')
  } catch {
    // Storage can be blocked; the system's preference then decides.
  }
  var dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  var scheme = stored === 'light' || stored === 'dark' ? stored : dark ? 'dark' : 'light'
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
})()
