/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* The layout shared with Java (fleetrtt.edge.kernel): a change here is a change there. */
#ifndef TCPRTT_H
#define TCPRTT_H

/* log2 slots of srtt_us >> 3: slot 0 holds 0 and 1, slot i holds 2^i .. 2^(i+1)-1; none is open-ended. */
#define TCPRTT_SLOTS 29

/* tcp_sock.rtt_min of a socket without a measurement. */
#define TCPRTT_NO_MIN_RTT (~0U)

enum tcprtt_key_choice {
	TCPRTT_KEY_ALL,
	TCPRTT_KEY_LOCAL,
	TCPRTT_KEY_REMOTE,
};

/* Filters, unit and key: read-only data, set before the load. Zero means "any" throughout. */
struct tcprtt_config {
	__u8 local_address[16];
	__u8 remote_address[16];
	__u32 netns;	   /* inode of the network namespace */
	__u32 divisor;	   /* microseconds in the unit, never 0 */
	__u16 local_port;  /* host order */
	__u16 remote_port; /* host order */
	__u8 local_address_set;
	__u8 remote_address_set;
	__u8 ip_version; /* 4 or 6; a v4-mapped address is 4 */
	__u8 key;	 /* enum tcprtt_key_choice */
};

/* An address, IPv4 as v4-mapped; all zeros for TCPRTT_KEY_ALL, all ones for samples that found no room. */
struct tcprtt_key {
	__u8 address[16];
};

struct tcprtt_samples {
	__u64 slots[TCPRTT_SLOTS];
	__u64 sum;   /* in the configured unit */
	__u64 fresh; /* of the samples, segments that acknowledge new data: each brings a new measurement */
	__u32 min_rtt_us; /* least of the sockets' kernel min-RTT, always microseconds */
	__u32 unused;
};

/* Indices of the per-CPU counters. */
enum tcprtt_counter {
	TCPRTT_SEEN,
	TCPRTT_OVERFLOWED,
	TCPRTT_COUNTERS,
};

_Static_assert(sizeof(struct tcprtt_config) == 48, "fleetrtt.edge.kernel.ConfigLayout");
_Static_assert(sizeof(struct tcprtt_key) == 16, "fleetrtt.edge.kernel.SamplesLayout");
_Static_assert(sizeof(struct tcprtt_samples) == 256, "fleetrtt.edge.kernel.SamplesLayout");

#endif
