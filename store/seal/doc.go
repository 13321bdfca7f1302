// Package seal turns a passphrase or a recovery code into a key, and a key into
// sealed bytes. It knows no file, no database and no records.
//
// A vault has one random data key. The header, which anybody may read, holds it
// twice, wrapped under a key made with argon2id (RFC 9106): once from the
// passphrase, once from a recovery code of random words. It may hold it a third
// time, wrapped under a key made by HKDF from a secret of 32 random bytes that
// the operating system's keyring keeps. From the data key each
// place (a bucket and a key in it) gets a key of its own by HKDF (RFC 5869), and
// a value is sealed under it with AES-256-GCM and a random nonce. The associated
// data binds format, vault, place and revision, so that a value that was moved,
// or put back after it was replaced, does not open.
//
// Header, format 1; numbers are big endian:
//
//	 8  "rapport" and 0x1a
//	 2  format
//	16  vault id, random
//	32  key commitment, from the data key by HKDF
//	 2× slot: kind 1 (1 passphrase, 2 recovery; in this order), argon2id time 4,
//	    memory in KiB 4, threads 1, salt 16, nonce 12, wrapped data key 32 + 16
//	32  MAC: HMAC-SHA-256, keyed from the data key, over all of the above
//	32  checksum: SHA-256 over all of the above
//
// Header, format 2: the same with a third slot behind the two, of kind 3
// (keyring). Its time, memory and threads are zero. Its wrapping key is
// HKDF-SHA-256 of the secret with the slot's salt and the label "rapport/1
// keyring". There is no format 2 without that slot: taking it away makes a header
// of format 1 again. In every slot the associated data of the wrapped data key
// is the magic, the vault id and all of the slot that stands before the nonce.
//
// The checksum needs no key and tells damage from a wrong passphrase. The MAC
// tells that a slot, which one did not open oneself, was exchanged. Every later
// format begins with the same ten bytes and ends with the same checksum.
//
// Rules: no key is ever derived before the cost in the header was found to be
// within limits. No header is signed again that was not proved. Nothing here prints: keys and codes show as "(elided)" with
// every fmt verb, and an error never holds one. The sealed length is padded (see
// Key.Seal). Wipe is best effort: the Go runtime may have made copies.
package seal
