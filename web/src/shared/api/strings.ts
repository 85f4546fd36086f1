export const strings = {
  offline: 'The server cannot be reached. Check your connection and try again.',
  unexpected: 'Something went wrong. Try again in a moment.',
  byStatus: {
    401: 'You are signed out. Sign in and try again.',
    403: 'Your role does not allow this.',
    404: 'This does not exist, or you no longer have access to it.',
    409: 'Somebody changed this in the meantime. Look at it again, then repeat your change.',
    412: 'Somebody changed this in the meantime. Look at it again, then repeat your change.',
    413: 'This is too large.',
    429: 'Too many attempts. Wait a minute, then try again.',
    503: 'The database is away for a moment. Try again shortly.',
  } as Record<number, string>,
}
