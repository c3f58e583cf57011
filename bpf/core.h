/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Of the kernel's types only the fields that are read; libbpf relocates them to the running kernel (CO-RE).
 */
#ifndef CORE_H
#define CORE_H

typedef signed int __s32;
typedef signed long long __s64;
typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef unsigned long long __u64;
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;
typedef _Bool bool;

#define AF_INET 2
#define AF_INET6 10

enum bpf_map_type {
	BPF_MAP_TYPE_HASH = 1,
	BPF_MAP_TYPE_PERCPU_ARRAY = 6,
	BPF_MAP_TYPE_ARRAY_OF_MAPS = 12,
};

enum {
	BPF_NOEXIST = 1,
};

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct in6_addr {
	__u8 in6_u[16];
};

struct ns_common {
	unsigned int inum;
};

struct net {
	struct ns_common ns;
};

typedef struct {
	struct net *net;
} possible_net_t;

struct sock_common {
	__be32 skc_daddr;
	__be32 skc_rcv_saddr;
	__be16 skc_dport;
	__u16 skc_num;
	unsigned short skc_family;
	possible_net_t skc_net;
	struct in6_addr skc_v6_daddr;
	struct in6_addr skc_v6_rcv_saddr;
};

struct sock {
	struct sock_common __sk_common;
};

struct minmax_sample {
	__u32 t;
	__u32 v;
};

struct minmax {
	struct minmax_sample s[3];
};

struct tcp_sock {
	__u32 snd_una;
	__u32 srtt_us;
	struct minmax rtt_min;
};

struct sk_buff {
	char cb[48];
};

/* What TCP keeps of a segment in sk_buff.cb, filled before tcp_rcv_established (tcp_v4_fill_cb,
 * tcp_v6_fill_cb). */
struct tcp_skb_cb {
	__u32 ack_seq;
};

/* Where kprobes find the first two arguments. */
#if defined(__TARGET_ARCH_x86)
struct pt_regs {
	unsigned long di;
	unsigned long si;
};
#define FIRST_ARGUMENT(context) BPF_CORE_READ(context, di)
#define SECOND_ARGUMENT(context) BPF_CORE_READ(context, si)
#elif defined(__TARGET_ARCH_arm64)
struct pt_regs;
struct user_pt_regs {
	__u64 regs[31];
};
#define FIRST_ARGUMENT(context) BPF_CORE_READ((struct user_pt_regs *)(context), regs[0])
#define SECOND_ARGUMENT(context) BPF_CORE_READ((struct user_pt_regs *)(context), regs[1])
#else
#error "kprobes: which registers hold the arguments on this machine?"
#endif

#pragma clang attribute pop

#endif
