package sqlstore

import (
	"maps"
	"slices"
)

// idSet is a set of ids: a bit for each of a page of them that lie close together, as those of a workspace do.
type idSet struct {
	pages map[int64]*idPage
	n     int
}

const pageOfIDs = 4096

type idPage [pageOfIDs / 64]uint64

func noIDs() idSet { return idSet{pages: make(map[int64]*idPage)} }

// has reports whether an id is in the set.
func (s *idSet) has(id int64) bool {
	page := s.pages[id/pageOfIDs]
	return page != nil && page[id%pageOfIDs/64]&(1<<(id%64)) != 0
}

func (s *idSet) add(id int64) {
	page := s.pages[id/pageOfIDs]
	if page == nil {
		page = new(idPage)
		s.pages[id/pageOfIDs] = page
	}
	if bit := uint64(1) << (id % 64); page[id%pageOfIDs/64]&bit == 0 {
		page[id%pageOfIDs/64] |= bit
		s.n++
	}
}

func (s *idSet) remove(id int64) {
	if s.has(id) {
		s.pages[id/pageOfIDs][id%pageOfIDs/64] &^= 1 << (id % 64)
		s.n--
	}
}

// all are the ids, in their order: what lies together is looked up together.
func (s *idSet) all() []int64 {
	ids := make([]int64, 0, s.n)
	for _, number := range slices.Sorted(maps.Keys(s.pages)) {
		for at, bits := range s.pages[number] {
			for bit := int64(0); bits != 0; bit, bits = bit+1, bits>>1 {
				if bits&1 != 0 {
					ids = append(ids, number*pageOfIDs+int64(at)*64+bit)
				}
			}
		}
	}
	return ids
}

// idSetOf are the ids of a text, with a comma between each two.
func idSetOf(text string) idSet {
	s := noIDs()
	eachID(text, s.add)
	return s
}

// and are those of both sets.
func (s *idSet) and(other *idSet) idSet {
	both := noIDs()
	for _, id := range s.all() {
		if other.has(id) {
			both.add(id)
		}
	}
	return both
}

// only are those of the set that a text has, too.
func (s *idSet) only(text string) idSet {
	met := noIDs()
	eachID(text, func(id int64) {
		if s.has(id) {
			met.add(id)
		}
	})
	return met
}

// without are those of the set that a text has not.
func (s *idSet) without(text string) idSet {
	left := idSet{pages: make(map[int64]*idPage, len(s.pages)), n: s.n}
	for number, page := range s.pages {
		copied := *page
		left.pages[number] = &copied
	}
	eachID(text, left.remove)
	return left
}

func eachID(text string, do func(id int64)) {
	var id int64
	for i := 0; i < len(text); i++ {
		if text[i] != ',' {
			id = id*10 + int64(text[i]-'0')
			continue
		}
		do(id)
		id = 0
	}
	if text != "" {
		do(id)
	}
}
