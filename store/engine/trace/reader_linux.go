//go:build amd64 || arm64

package trace

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// cwd stands for an argument that is not there: the folder that a program is in.
const cwd = -1

// reader reads the arguments of a call that is about to be done.
type reader struct {
	c    Call
	args [6]uint64
	full bool // what is written, too
}

// int is an argument of 32 bits, which is all that descriptors and flags have.
func (r *reader) int(n int) int { return int(int32(r.args[n])) }

func (r *reader) proc(what string) string {
	name, _ := os.Readlink(fmt.Sprintf("/proc/%d/%s", r.c.Thread, what)) // none, for a descriptor that is none
	return name
}

func (r *reader) fd(n int) {
	r.c.FD = r.int(n)
	if r.c.FD >= 0 {
		r.c.Path = r.proc("fd/" + strconv.Itoa(r.c.FD))
	}
}

func (r *reader) path(dir, n int) { r.c.Path = r.whole(dir, n) }

func (r *reader) to(dir, n int) { r.c.To = r.whole(dir, n) }

// whole is a path argument as one from the root; an empty one is its folder.
func (r *reader) whole(dir, n int) string {
	name := r.text(n)
	if strings.HasPrefix(name, "/") {
		return filepath.Clean(name)
	}
	from := ""
	if dir == cwd || r.int(dir) == unix.AT_FDCWD {
		from = r.proc("cwd")
	} else {
		from = r.proc("fd/" + strconv.Itoa(r.int(dir)))
	}
	return filepath.Join(from, name)
}

// text is an argument that is a string.
func (r *reader) text(n int) string {
	var out []byte
	for at := r.args[n]; at != 0 && len(out) < unix.PathMax; {
		const page = 4096
		part := r.memory(at, page-at%page) // no further than what is surely there
		if before, _, found := bytes.Cut(part, []byte{0}); found {
			return string(append(out, before...))
		}
		if len(part) == 0 {
			break
		}
		out = append(out, part...)
		at += uint64(len(part))
	}
	return string(out)
}

// data is what an argument points to, with its length in another.
func (r *reader) data(at, size int) {
	if r.full {
		r.c.Data = r.memory(r.args[at], r.args[size])
	}
}

// vector is what several buffers hold.
func (r *reader) vector(at, count int) {
	if !r.full {
		return
	}
	list := r.memory(r.args[at], 16*r.args[count])
	for ; len(list) >= 16; list = list[16:] {
		r.c.Data = append(r.c.Data, r.memory(binary.NativeEndian.Uint64(list), binary.NativeEndian.Uint64(list[8:]))...)
	}
}

// address is that of a socket: its family, and the path of a local one.
func (r *reader) address(at, size int) {
	raw := r.memory(r.args[at], min(r.args[size], 128))
	if len(raw) < 2 {
		return
	}
	if r.c.Flags = int(binary.NativeEndian.Uint16(raw)); r.c.Flags == unix.AF_UNIX {
		r.c.Path = string(bytes.TrimRight(raw[2:], "\x00"))
	}
}

// memory reads the program's memory; less, or nothing, where that is not there.
func (r *reader) memory(at, size uint64) []byte {
	if at == 0 || size == 0 {
		return nil
	}
	out := make([]byte, size)
	local := []unix.Iovec{{Base: &out[0]}}
	local[0].SetLen(len(out))
	n, err := unix.ProcessVMReadv(r.c.Thread, local, []unix.RemoteIovec{{Base: uintptr(at), Len: len(out)}}, 0)
	if err != nil {
		return nil
	}
	return out[:n]
}

// position is where the next write to a descriptor goes.
func (r *reader) position() int64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", r.c.Thread, r.c.FD))
	_, rest, _ := bytes.Cut(raw, []byte("pos:"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	at, _ := strconv.ParseInt(string(bytes.TrimSpace(line)), 10, 64)
	return at
}
