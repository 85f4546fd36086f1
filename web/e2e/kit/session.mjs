// Who a window belongs to.

/** Whoever is signed in has the navigation. */
export const inside = (page) => page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'attached' })

/** Fills in the form of the sign-in page and waits until it is left. */
export async function signIn(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await inside(page)
}

/** Signs this window in without the sign-in page. */
export async function enter(page, { email, password }) {
  const answer = await page.request.post('/api/v1/session', { data: { email, password } })
  if (!answer.ok()) throw new Error(`${email} cannot sign in: ${answer.status()} ${await answer.text()}`)
}
