package record

import "slices"

const secondsPerMinute = 60

// Minutes is Spent in whole minutes, rounded so that all five sum to the
// minutes of Length, and in and deep to InMinutes.
func (f *Figures) Minutes() [Places]int {
	in := f.InMinutes()
	rest := share(f.Spent[:In], roundMinutes(f.Length)-in)
	hard := share(f.Spent[In:], in)
	return [Places]int(append(rest, hard...))
}

// InMinutes is In in whole minutes, rounded together with the rest of the
// session so that both sum to the minutes of Length.
func (f *Figures) InMinutes() int {
	return share([]int{f.In, f.Length - f.In}, roundMinutes(f.Length))[0]
}

// LongestMinutes is Longest in whole minutes, never more than InMinutes.
func (f *Figures) LongestMinutes() int { return min(roundMinutes(f.Longest), f.InMinutes()) }

// RunwayMinutes is Runway in whole minutes.
func (f *Figures) RunwayMinutes() int { return roundMinutes(f.Runway) }

func roundMinutes(seconds int) int { return (seconds + secondsPerMinute/2) / secondsPerMinute }

// share rounds parts, in seconds, to whole minutes that sum to total, giving
// the minutes left over to the largest remainders (Hamilton's method); of
// equal remainders to the first.
func share(parts []int, total int) []int {
	out := make([]int, len(parts))
	order := make([]int, len(parts))
	for i, part := range parts {
		out[i], order[i] = part/secondsPerMinute, i
		total -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return parts[b]%secondsPerMinute - parts[a]%secondsPerMinute })
	for _, i := range order[:max(min(total, len(order)), 0)] {
		out[i]++
	}
	return out
}
