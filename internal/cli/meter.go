package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"fairlead/internal/httpapi"
)

// meter shows how far an import is: a bar on a terminal, elsewhere a line now and then.
type meter struct {
	w        io.Writer
	terminal bool
	began    time.Time
	last     time.Time // when a line was written
}

// lineEvery is how often a line is written where there is no terminal, and barWidth how many signs a bar has.
const (
	lineEvery = 10 * time.Second
	barWidth  = 30
)

func newMeter(w io.Writer) *meter {
	m := &meter{w: w, began: time.Now()}
	if file, ok := w.(*os.File); ok {
		info, err := file.Stat()
		m.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return m
}

func (m *meter) took() time.Duration { return time.Since(m.began) }

func (m *meter) show(i httpapi.Import) {
	if m.terminal {
		full := barWidth * i.Processed / max(i.Rows, 1)
		fmt.Fprintf(m.w, "\r[%s%s] %s\x1b[K", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), progress(i, m.took()))
		return
	}
	if now := time.Now(); now.Sub(m.last) >= lineEvery {
		m.last = now
		fmt.Fprintln(m.w, progress(i, m.took()))
	}
}

// end takes the bar away.
func (m *meter) end() {
	if m.terminal {
		fmt.Fprint(m.w, "\r\x1b[K")
	}
}

// progress is how far an import is after so long: "40 %, 400 of 1000 rows, 200 rows/s, 3s left".
func progress(i httpapi.Import, took time.Duration) string {
	text := fmt.Sprintf("%d %%, %d of %d rows", 100*i.Processed/max(i.Rows, 1), i.Processed, i.Rows)
	if i.Processed == 0 || took <= 0 {
		return text
	}
	left := time.Duration(float64(took) / float64(i.Processed) * float64(i.Rows-i.Processed))
	return fmt.Sprintf("%s, %.0f rows/s, %v left", text, float64(i.Processed)/took.Seconds(), left.Round(time.Second))
}
