package seal

import "encoding/hex"

// SameVault reports whether two headers are of one vault, whatever their keys.
// It believes what stands there: Prove tells more.
func (h Header) SameVault(other Header) bool { return h.vault == other.vault }

// SameKey reports whether two headers of one vault name the same data key.
func (h Header) SameKey(other Header) bool {
	return h.SameVault(other) && h.commitment == other.commitment
}

// Short names the vault in eight letters that anybody may see, for file names.
func (h Header) Short() string { return hex.EncodeToString(h.vault[:4]) }

// Long names the vault in full, in 32 letters that anybody may see: the account
// under which a keyring keeps its secret.
func (h Header) Long() string { return hex.EncodeToString(h.vault[:]) }

// Clone is the same key, to be wiped by itself. ErrWiped.
func (k *Key) Clone() (*Key, error) {
	var data [keySize]byte
	if err := k.dataKey(&data); err != nil {
		return nil, err
	}
	defer clear(data[:])
	return keyFrom(k.s().vault, data[:]), nil
}
