package auth

import "testing"

func TestGuessingLeavesHalfOfTheCoresToLeads(t *testing.T) {
	for cores, want := range map[int]int{1: 1, 2: 1, 3: 1, 4: 2, 8: 4, 64: 4} {
		if got := hashers(cores); got != want {
			t.Errorf("with %d cores %d passwords are hashed at once, want %d", cores, got, want)
		}
	}
}
