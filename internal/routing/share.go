package routing

import "math/bits"

// mulDiv is ⌊a·b/c⌋ of non-negative numbers with b ≤ c, without overflow.
func mulDiv(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	quotient, _ := bits.Div64(hi, lo, uint64(c))
	return int64(quotient)
}

// split shares total out by weight, in whole units that add up to total exactly: each part is rounded towards zero,
// and the fewer than len(weights) units that are left go one each to the first of order who weigh anything. All
// weights 0: everybody alike. A negative total is shared out as a debt.
func split(total int64, weights []int64, order []int) []int64 {
	parts := make([]int64, len(weights))
	sign := int64(1)
	if total < 0 {
		sign, total = -1, -total
	}
	sum, even := int64(0), int64(0)
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		sum, even = int64(len(weights)), 1
	}
	left := total
	for i, w := range weights {
		part := mulDiv(total, w+even, sum)
		parts[i], left = sign*part, left-part
	}
	for _, i := range order {
		if left > 0 && weights[i]+even > 0 {
			parts[i], left = parts[i]+sign, left-1
		}
	}
	return parts
}

// inOrder is 0, 1, 2 … n−1: the order of the rotation.
func inOrder(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}
