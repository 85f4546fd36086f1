/** A draft that puts the last rule first and switches another off. @param {import('../kit/api.mjs').Api} api */
export async function fillDraft(api) {
  const { base_version, auto_assign, otherwise, rules } = await api.get('/routing/draft')
  const bodies = rules.map(({ id, name, enabled, match, conditions, target, away }) => ({ id, name, enabled, match, conditions, target, away }))
  const [off, ...others] = [bodies.at(-1), ...bodies.slice(0, -1)].toReversed()
  await api.put('/routing/draft', { base_version, auto_assign, otherwise, rules: [...others, { ...off, enabled: false }] })
}
