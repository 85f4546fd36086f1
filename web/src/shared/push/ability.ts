/** What a browser is, as far as push goes. */
export type Surroundings = {
  /** Reached by https, or on this machine. */
  secure: boolean
  /** It knows service workers, notifications and the Push API. */
  able: boolean
  permission: NotificationPermission | undefined
  /** An iPhone or iPad. */
  apple: boolean
  /** Opened from the home screen. */
  standalone: boolean
}

/** home-screen: an iPhone offers push only to what stands on its home screen. */
type Ability = 'can' | 'denied' | 'home-screen' | 'insecure' | 'cannot'

export function abilityOf({ secure, able, permission, apple, standalone }: Surroundings): Ability {
  if (!secure) return 'insecure'
  if (apple && !standalone) return 'home-screen'
  if (!able) return 'cannot'
  return permission === 'denied' ? 'denied' : 'can'
}

/** An iPad says that it is a Mac, which has no screen to touch. */
export function isApple(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
}

export function surroundings(): Surroundings {
  return {
    secure: window.isSecureContext,
    able: 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
    permission: 'Notification' in window ? Notification.permission : undefined,
    apple: isApple(navigator.userAgent, navigator.maxTouchPoints),
    standalone: window.matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true),
  }
}
