// SPDX-License-Identifier: Apache-2.0
// A steady load of small round trips over many loopback connections, each end of each with an address of its own:
// load PEERS SAMPLES_PER_SECOND SECONDS. A round trip is two samples, one at either end.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TICKS_PER_SECOND = 100 };

struct connection {
	int client;
	int server;
};

static void need(int result, const char *what)
{
	if (result < 0) {
		perror(what);
		exit(1);
	}
}

static struct sockaddr_in address(int network, int peer, int port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};

	address.sin_addr.s_addr = htonl(127u << 24 | network << 16 | (1 + peer / 250) << 8 | (1 + peer % 250));
	return address;
}

static int listen_anywhere(int *port)
{
	struct sockaddr_in any = {.sin_family = AF_INET};
	socklen_t size = sizeof(any);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	need(listener, "socket");
	need(bind(listener, (struct sockaddr *)&any, sizeof(any)), "bind");
	need(listen(listener, 128), "listen");
	need(getsockname(listener, (struct sockaddr *)&any, &size), "getsockname");
	*port = ntohs(any.sin_port);
	return listener;
}

static struct connection connect_peer(int listener, int port, int peer)
{
	struct sockaddr_in from = address(72, peer, 0);
	struct sockaddr_in to = address(71, peer, port);
	struct connection made;
	int on = 1;

	made.client = socket(AF_INET, SOCK_STREAM, 0);
	need(made.client, "socket");
	need(bind(made.client, (struct sockaddr *)&from, sizeof(from)), "bind");
	need(connect(made.client, (struct sockaddr *)&to, sizeof(to)), "connect");
	made.server = accept(listener, NULL, NULL);
	need(made.server, "accept");
	need(setsockopt(made.client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)), "setsockopt");
	need(setsockopt(made.server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)), "setsockopt");
	return made;
}

static void pass(int from, int to)
{
	char byte = 0;

	need(write(from, &byte, 1), "write");
	need(read(to, &byte, 1), "read");
}

static void add_nanos(struct timespec *time, long nanos)
{
	time->tv_nsec += nanos;
	time->tv_sec += time->tv_nsec / 1000000000;
	time->tv_nsec %= 1000000000;
}

int main(int count, char **arguments)
{
	if (count != 4) {
		fprintf(stderr, "usage: load PEERS SAMPLES_PER_SECOND SECONDS\n");
		return 2;
	}
	int connections = atoi(arguments[1]) / 2;
	int trips_per_tick = atoi(arguments[2]) / 2 / TICKS_PER_SECOND;
	long ticks = atol(arguments[3]) * TICKS_PER_SECOND;
	struct rlimit files = {2 * connections + 64, 2 * connections + 64};
	struct connection *all = calloc(connections, sizeof(*all));
	int port;
	int listener = listen_anywhere(&port);

	need(setrlimit(RLIMIT_NOFILE, &files), "setrlimit");
	for (int peer = 0; peer < connections; peer++)
		all[peer] = connect_peer(listener, port, peer);
	printf("connected\n");
	fflush(stdout);

	struct timespec next;
	clock_gettime(CLOCK_MONOTONIC, &next);
	for (long tick = 0, trip = 0; tick < ticks; tick++) {
		for (int i = 0; i < trips_per_tick; i++, trip++) {
			struct connection *each = &all[trip % connections];

			pass(each->client, each->server);
			pass(each->server, each->client);
		}
		add_nanos(&next, 1000000000 / TICKS_PER_SECOND);
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
	}
	return 0;
}
