/** The number on the icon of the installed app. When all is read, what the system still shows goes, too. */
export function showUnread(n: number) {
  if (n > 0) void navigator.setAppBadge?.(n).catch(() => {})
  else void clear().catch(() => {})
}

async function clear() {
  await navigator.clearAppBadge?.()
  const registration = await navigator.serviceWorker?.getRegistration()
  for (const shown of await registration?.getNotifications?.() ?? []) shown.close()
}
