// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
// One sample of smoothed RTT per segment received on an established TCP connection, into log2 histograms per
// address.
#include "core.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include "tcprtt.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

const volatile struct tcprtt_config config SEC(".rodata.config") = {.divisor = 1};

static const struct tcprtt_samples no_samples = {.min_rtt_us = TCPRTT_NO_MIN_RTT};
static const struct tcprtt_key other = {
    {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255}};

struct samples {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, struct tcprtt_key);
	__type(value, struct tcprtt_samples);
} samples_a SEC(".maps"), samples_b SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, __u32);
	__array(values, struct samples);
} active SEC(".maps") = {.values = {&samples_a}};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, TCPRTT_COUNTERS);
	__type(key, __u32);
	__type(value, __u64);
} counters SEC(".maps");

struct segment {
	struct tcprtt_key local;
	struct tcprtt_key remote;
	__u32 value;
	__u32 min_rtt_us;
	bool fresh;
};

// A BTF pointer is loaded from directly; any other only through the probe-read helper. "direct" is a constant
// wherever these functions are inlined.
#define READ(pointer, field) (direct ? (pointer)->field : BPF_CORE_READ(pointer, field))

static __always_inline void map_v4(struct tcprtt_key *key, __be32 address)
{
	__builtin_memset(key, 0, sizeof(*key));
	key->address[10] = 0xff;
	key->address[11] = 0xff;
	__builtin_memcpy(&key->address[12], &address, sizeof(address));
}

static __always_inline bool is_v4(const struct tcprtt_key *key)
{
	const __u32 *words = (const void *)key;

	return !words[0] && !words[1] && words[2] == bpf_htonl(0xffff);
}

static __always_inline bool same(const struct tcprtt_key *key, const volatile __u8 *address)
{
	const __u64 *left = (const void *)key;
	const volatile __u64 *right = (const volatile void *)address;

	return left[0] == right[0] && left[1] == right[1];
}

static __always_inline void read_addresses(struct segment *segment, struct sock *sk, const bool direct)
{
	if (READ(sk, __sk_common.skc_family) == AF_INET6) {
		bpf_core_read(&segment->local, sizeof(segment->local), &sk->__sk_common.skc_v6_rcv_saddr);
		bpf_core_read(&segment->remote, sizeof(segment->remote), &sk->__sk_common.skc_v6_daddr);
	} else {
		map_v4(&segment->local, READ(sk, __sk_common.skc_rcv_saddr));
		map_v4(&segment->remote, READ(sk, __sk_common.skc_daddr));
	}
}

static __always_inline __u32 netns_of(struct sock *sk, const bool direct)
{
	const struct net *net = READ(sk, __sk_common.skc_net.net);

	return READ(net, ns.inum);
}

static __always_inline bool admits(const struct segment *segment, struct sock *sk, const bool direct)
{
	if (config.local_port && READ(sk, __sk_common.skc_num) != config.local_port)
		return 0;
	if (config.remote_port && READ(sk, __sk_common.skc_dport) != bpf_htons(config.remote_port))
		return 0;
	if (config.netns && netns_of(sk, direct) != config.netns)
		return 0;
	if (config.ip_version && is_v4(&segment->remote) != (config.ip_version == 4))
		return 0;
	if (config.local_address_set && !same(&segment->local, config.local_address))
		return 0;
	return !config.remote_address_set || same(&segment->remote, config.remote_address);
}

// Whether the segment acknowledges new data, so that tcp_ack, which follows, measures a round-trip time and
// updates the estimate. A pure receiver's segments never do: its estimate stays what it was.
static __always_inline bool is_fresh(const struct tcp_sock *tp, const struct sk_buff *skb, const bool direct)
{
	const struct tcp_skb_cb *segment = (const void *)skb->cb;

	return (__s32)(READ(segment, ack_seq) - READ(tp, snd_una)) > 0;
}

static __always_inline void count(enum tcprtt_counter counter)
{
	__u32 index = counter;
	__u64 *value = bpf_map_lookup_elem(&counters, &index);

	// Atomic: on a preemptible kernel a softirq may run this program within itself.
	if (value)
		__sync_fetch_and_add(value, 1);
}

static __always_inline struct tcprtt_samples *samples_of(void *map, const struct tcprtt_key *key)
{
	struct tcprtt_samples *samples = bpf_map_lookup_elem(map, key);

	if (samples)
		return samples;
	// When two CPUs race, one insert fails and both find the winner's entry.
	bpf_map_update_elem(map, key, &no_samples, BPF_NOEXIST);
	samples = bpf_map_lookup_elem(map, key);
	if (samples)
		return samples;
	count(TCPRTT_OVERFLOWED);
	return bpf_map_lookup_elem(map, &other);
}

static __always_inline __u32 log2_slot(__u32 value)
{
	__u32 slot = (value > 0xffff) << 4;

	value >>= slot;
	__u32 shift = (value > 0xff) << 3;
	value >>= shift;
	slot |= shift;
	shift = (value > 0xf) << 2;
	value >>= shift;
	slot |= shift;
	shift = (value > 0x3) << 1;
	value >>= shift;
	return slot | shift | (value >> 1);
}

static __always_inline void add(struct tcprtt_samples *samples, const struct segment *segment)
{
	__u32 slot = log2_slot(segment->value);

	// Never so, since srtt_us >> 3 has 29 bits; the verifier has to be told.
	if (slot >= TCPRTT_SLOTS)
		return;
	__sync_fetch_and_add(&samples->slots[slot], 1);
	__sync_fetch_and_add(&samples->sum, segment->value);
	if (segment->fresh)
		__sync_fetch_and_add(&samples->fresh, 1);
	// A lost race is mended by the socket's next segment, which brings the same minimum or a lower one.
	if (segment->min_rtt_us < samples->min_rtt_us)
		samples->min_rtt_us = segment->min_rtt_us;
}

static __always_inline int sample(struct sock *sk, const struct tcp_sock *tp, const struct sk_buff *skb,
				  const bool direct)
{
	struct segment segment = {};
	struct tcprtt_key key = {};
	__u32 first = 0;

	read_addresses(&segment, sk, direct);
	if (!admits(&segment, sk, direct))
		return 0;
	segment.value = (READ(tp, srtt_us) >> 3) / config.divisor;
	segment.min_rtt_us = READ(tp, rtt_min.s[0].v);
	segment.fresh = is_fresh(tp, skb, direct);
	if (config.key == TCPRTT_KEY_LOCAL)
		key = segment.local;
	else if (config.key == TCPRTT_KEY_REMOTE)
		key = segment.remote;

	void *map = bpf_map_lookup_elem(&active, &first);
	if (!map)
		return 0;
	struct tcprtt_samples *samples = samples_of(map, &key);
	if (!samples)
		return 0;
	add(samples, &segment);
	count(TCPRTT_SEEN);
	return 0;
}

static __always_inline int sample_btf(struct sock *sk, const struct sk_buff *skb)
{
	const struct tcp_sock *tp = bpf_skc_to_tcp_sock(sk);

	return tp ? sample(sk, tp, skb, 1) : 0;
}

static __always_inline int sample_probed(struct sock *sk, const struct sk_buff *skb)
{
	return sample(sk, (const struct tcp_sock *)sk, skb, 0);
}

// void tcp_rcv_established(struct sock *sk, struct sk_buff *skb), net/ipv4/tcp_input.c
SEC("fentry/tcp_rcv_established")
int on_fentry(__u64 *arguments)
{
	return sample_btf((struct sock *)arguments[0], (struct sk_buff *)arguments[1]);
}

// trace_tcp_probe(struct sock *sk, struct sk_buff *skb), at the top of the same function
SEC("tp_btf/tcp_probe")
int on_tp_btf(__u64 *arguments)
{
	return sample_btf((struct sock *)arguments[0], (struct sk_buff *)arguments[1]);
}

SEC("raw_tp/tcp_probe")
int on_raw_tp(__u64 *arguments)
{
	return sample_probed((struct sock *)arguments[0], (struct sk_buff *)arguments[1]);
}

SEC("kprobe/tcp_rcv_established")
int on_kprobe(struct pt_regs *registers)
{
	return sample_probed((struct sock *)FIRST_ARGUMENT(registers),
			     (struct sk_buff *)SECOND_ARGUMENT(registers));
}
