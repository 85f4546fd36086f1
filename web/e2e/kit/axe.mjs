import axe from 'axe-core/axe.min.js'

/**
 * What axe finds wrong in a page. It is brought into it once.
 * @param {import('playwright-core').Page} page @param {import('axe-core').ContextObject} where @param {import('axe-core').RunOptions} options
 */
export async function violations(page, where = {}, options = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(([context, how]) => window.axe.run(context, how), [where, { ...options, resultTypes: ['violations'] }])
  return found.violations
}
