package routing

import "encoding/binary"

// reader takes packed bytes apart. After the first failure everything reads as zero, and done says false.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) fail() { r.rest, r.bad = nil, true }

// unsigned reads a number up to most.
func (r *reader) unsigned(most uint64) uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > most {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) signed() int64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// count reads how many items follow, none of which is shorter than size bytes: damaged bytes cannot ask for more
// memory than they are long.
func (r *reader) count(size int) int { return int(r.unsigned(uint64(len(r.rest) / size))) }

// bytes reads a length and that many bytes. They are a part of what is being read.
func (r *reader) bytes() []byte { return r.take(r.count(1)) }

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.fail()
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// done reports whether everything was read, and well.
func (r *reader) done() bool { return !r.bad && len(r.rest) == 0 }
