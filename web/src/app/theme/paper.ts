const scheme = 'mantineColorScheme'

/** Paper is light: while a page is printed, so are its colours, whatever the screen has. */
export function printInLight(root: HTMLElement = document.documentElement) {
  let before: string | undefined
  window.addEventListener('beforeprint', () => {
    before = root.dataset[scheme]
    root.dataset[scheme] = 'light'
  })
  window.addEventListener('afterprint', () => { root.dataset[scheme] = before })
}
