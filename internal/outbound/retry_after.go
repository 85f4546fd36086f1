package outbound

import (
	"net/http"
	"strconv"
	"time"
)

// longestWait is how long a receiver can make us wait at most.
const longestWait = 24 * time.Hour

// RetryAfter reads seconds or a date (RFC 9110, 10.2.3); 0: neither, or no time to wait.
func RetryAfter(value string, now time.Time) time.Duration {
	wait := time.Duration(0)
	if seconds, err := strconv.Atoi(value); err == nil {
		wait = time.Duration(min(max(seconds, 0), int(longestWait/time.Second))) * time.Second
	} else if at, err := http.ParseTime(value); err == nil {
		wait = at.Sub(now)
	}
	return min(max(wait, 0), longestWait)
}
