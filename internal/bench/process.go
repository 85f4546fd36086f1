package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is the built program, serving.
type process struct {
	command *exec.Cmd
	address string
	took    time.Duration // from start to the first answer
}

// serve starts the program on a database; prefix is a command to run it under, such as a tracer.
func serve(ctx context.Context, program, database string, prefix ...string) (*process, error) {
	line := append(prefix, program, "serve", "--addr", "127.0.0.1:0", "--database", database)
	p := &process{command: exec.CommandContext(ctx, line[0], line[1:]...)}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	begin := time.Now()
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	if p.address, err = listening(out); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	answer, err := http.Get(p.address + "/healthz")
	if err != nil {
		return nil, errors.Join(err, p.stop())
	}
	_ = answer.Body.Close()
	p.took = time.Since(begin)
	return p, nil
}

func listening(out io.Reader) (string, error) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, found := strings.CutPrefix(lines.Text(), "listening on "); found {
			return address, nil
		}
	}
	return "", errors.New("the program ended before it listened")
}

// stop asks the program to end and waits until it has.
func (p *process) stop() error {
	child := p.command.Process.Pid
	if under := childOf(child); under != 0 {
		child = under // the program itself, not its tracer
	}
	_ = syscall.Kill(child, syscall.SIGTERM)
	return p.command.Wait()
}

// childOf is the first child process, 0 if there is none.
func childOf(pid int) int {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		return 0
	}
	fields := bytes.Fields(raw)
	if len(fields) == 0 {
		return 0
	}
	child, _ := strconv.Atoi(string(fields[0]))
	return child
}

var resident = regexp.MustCompile(`VmRSS:\s+(\d+) kB`)

// memory is the program's resident set in megabytes.
func (p *process) memory() (float64, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	found := resident.FindSubmatch(raw)
	if found == nil {
		return 0, errors.New("the system does not say how much memory a process has")
	}
	kilobytes, err := strconv.ParseFloat(string(found[1]), 64)
	return kilobytes / 1024, err
}
