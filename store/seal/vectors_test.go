package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

// A vault of format 1. What is written here opens for ever.
const (
	vectorPass  = "Zoë's garden"
	vectorCode  = "rescuer battle provoking herald trapdoor slum sensuous earphone"
	vectorPlain = "Miso, a tabby, likes rain"
	vectorRev   = 41

	vectorHeader = "" +
		"726170706f72741a00014c73aa6b639759d7a077d4edaa1efa361b856f6885821c22226318c8462a03efbdd5a7b3824f" +
		"bee07e5405a62deca43401000000020000004002fae751cf1d12ac26d8a1f636133e5a3d006b4ee21dbe6607d42e1959" +
		"6590df0441d8f889b95dcb25dab5d2efd56224e45763b5853e5388cc640c5f3b5233ebe069e4aaf38396b2813cec273b" +
		"0200000002000000400277e5879b4b6168ba1f586b840b57cd65c9492c29ff633e5574469a57107b10382954c0eb20b6" +
		"314b847b949bbf1b2363ad864a7f6605d01023cfd6127f38f564fe9223681f3133a92b2394b64e822dbddcfb569ad742" +
		"ef77d5f56ce168506d6ebd4e3c11e9d68545a0e1db56dbb134b8dfdbb396c9513a5d28af8d679172f0bdef2ab22c7ffe" +
		"2add2a8c6f02"
	vectorValue = "" +
		"1cf3a2b6582e1406175bd8d2faaac954202ed5fa369a7f70fe7b85e10e2f9849e906b0f9aef94b8f308a402cc5a7ccc2" +
		"3dd259724a41ddce156235c69118c5373765ad400f34e415e981d3db8ea5556b92c5d7fb1bf31a41bb66c40485f794dc" +
		"3a8f573300f1b3aacd086c1f427dfe1fde2daf593b127407999b22826e008d956469f2a88fac7e6813d0ea5352cfa9b2" +
		"26792b45b205700135ebb4e4a04b27a89b83e1b7a873a4c4ce8664c51868cd7918b691d36178684906df786dad8c82da" +
		"41edd317f711b279b1f9e5559e21e07c9f2ccc4bd4871b069e0583b6ba63f9d433d01c54a3ab6b34edc8464654192b07" +
		"b55dce70827cc733d90ecc84c212e17ae397818881953265ae652ce18b0d9dc865c3e94376a91a64d49c432e"
	vectorTag = "" +
		"92e4d3acfc29f422adda154d3bd1189281489a401fc0a4e5ddf0fa144ca677ff"
)

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	must(t, err)
	return b
}

func TestVectors(t *testing.T) {
	for _, secret := range []string{vectorPass, vectorCode} {
		k, _, err := parsed(t, unhex(t, vectorHeader)).Open([]byte(secret))
		must(t, err)
		value := unhex(t, vectorValue)
		plain, err := k.Open(at, vectorRev, value)
		if err != nil || string(plain) != vectorPlain {
			t.Errorf("%q, %v", plain, err)
		}
		sum, err := k.Tag(at, vectorRev, value)
		must(t, err)
		if got := sum.Bytes(); !bytes.Equal(got[:], unhex(t, vectorTag)) {
			t.Errorf("tag %x", got)
		}
	}
}

// The keys are made by HKDF as the standard library has it.
func TestKeysAreHKDF(t *testing.T) {
	k, _, err := parsed(t, unhex(t, vectorHeader)).Open([]byte(vectorPass))
	must(t, err)
	vault := k.s().vault
	data := k.s().data
	key := func(info string) []byte {
		t.Helper()
		b, err := hkdf.Key(sha256.New, data[:], vault[:], info, keySize)
		must(t, err)
		return b
	}
	commitment := k.s().commitment
	if !bytes.Equal(commitment[:], key("rapport/1 commitment")) {
		t.Error("the commitment is not HKDF's")
	}
	var place [keySize]byte
	must(t, k.placeKey(at, &place))
	if !bytes.Equal(place[:], key("rapport/1 value\x00\x00\x00\x05cards\x00\x00\x00\x04maya")) {
		t.Error("a place's key is not HKDF's")
	}
	macAt := slotsAt + 2*slotSize
	signed := unhex(t, vectorHeader)[:macAt]
	mac := hmac.New(sha256.New, key("rapport/1 header"))
	mac.Write(signed)
	if !bytes.Equal(mac.Sum(nil), unhex(t, vectorHeader)[macAt:macAt+sha256.Size]) {
		t.Error("the MAC is not as described")
	}
}
