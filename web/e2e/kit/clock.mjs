/**
 * Does `act` and waits for signs to appear in the page; how long each took, in milliseconds from the start of `act`.
 * A sign is a selector and words; the page notes the moment itself, so that nothing of the test's own delay counts.
 * @param {import('playwright-core').Page} page
 * @param {Record<string, { selector: string, text?: string }>} signs
 * @param {() => Promise<T>} act
 * @template T
 * @returns {Promise<{ took: Record<string, number>, result: T }>}
 */
export async function timed(page, signs, act, timeout = 8_000) {
  const watching = await page.evaluateHandle(([wanted, patience]) => {
    const seen = {}
    const look = () => {
      for (const [name, { selector, text = '' }] of Object.entries(wanted)) {
        if (name in seen) continue
        if ([...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text))) seen[name] = Date.now()
      }
      return Object.keys(seen).length === Object.keys(wanted).length
    }
    look()
    const early = Object.keys(seen)
    if (early.length > 0) throw new Error(`there before anything was done: ${early}`)
    const done = new Promise((resolve) => {
      const observer = new MutationObserver(() => { if (look()) end() })
      const timer = setTimeout(() => end(), patience)
      function end() { observer.disconnect(); clearTimeout(timer); resolve(seen) }
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    return { done }
  }, [signs, timeout])

  const begin = Date.now()
  const result = await act()
  const seen = await watching.evaluate(({ done }) => done)
  const missing = Object.keys(signs).filter((name) => !(name in seen))
  if (missing.length > 0) throw new Error(`not seen within ${timeout} ms: ${missing.join(', ')}`)
  return { took: Object.fromEntries(Object.entries(seen).map(([name, at]) => [name, at - begin])), result }
}
