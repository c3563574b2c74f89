// Loaded before a program's own libraries, it counts the calls by which the program stores something in one folder, over all threads, and lets one of
// them fail. The environment says how: FAULT_FOLDER; FAULT_KIND: "full" (calls that need room; all that follow fail too, as on a full disk), "refused" (any
// call) or "unconfirmed" (calls that wait for the disk); FAULT_CALL: which of them, from 1. The file FAULT_MARK is made when it has failed.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ROOM, SYNC, OTHER };

static atomic_long calls;

static int inside(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int inside_fd(int fd) {
  char link[40], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return inside(path);
}

// The error with which this call is to fail, or 0.
static int fault(int what) {
  const char *kind = getenv("FAULT_KIND"), *which = getenv("FAULT_CALL");
  if (!kind || !which) return 0;
  int full = strcmp(kind, "full") == 0;
  if ((full && what != ROOM) || (strcmp(kind, "unconfirmed") == 0 && what != SYNC)) return 0;
  long call = atomic_fetch_add(&calls, 1) + 1, due = atol(which);
  if (call < due || (call > due && !full)) return 0;
  if (call == due) {
    int mark = open(getenv("FAULT_MARK"), O_CREAT | O_WRONLY, 0600);
    if (mark >= 0) close(mark);
  }
  return full ? ENOSPC : EIO;
}

#define REAL(name) static typeof(name) *real; if (!real) real = (typeof(name) *)dlsym(RTLD_NEXT, #name)
#define FAIL(where, what) do { int error; if ((where) && (error = fault(what))) { errno = error; return -1; } } while (0)

#define CALL(type, name, what, parameters, arguments) \
  type name parameters { REAL(name); FAIL(inside_fd(fd), what); return real arguments; }

CALL(ssize_t, write, ROOM, (int fd, const void *bytes, size_t size), (fd, bytes, size))
CALL(ssize_t, pwrite64, ROOM, (int fd, const void *bytes, size_t size, off64_t at), (fd, bytes, size, at))
CALL(ssize_t, pwritev64, ROOM, (int fd, const struct iovec *parts, int count, off64_t at), (fd, parts, count, at))
CALL(int, ftruncate64, ROOM, (int fd, off64_t size), (fd, size))
CALL(int, fallocate64, ROOM, (int fd, int mode, off64_t at, off64_t size), (fd, mode, at, size))
CALL(int, fsync, SYNC, (int fd), (fd))
CALL(int, fdatasync, SYNC, (int fd), (fd))
CALL(ssize_t, read, OTHER, (int fd, void *bytes, size_t size), (fd, bytes, size))
CALL(ssize_t, pread64, OTHER, (int fd, void *bytes, size_t size, off64_t at), (fd, bytes, size, at))
CALL(ssize_t, preadv64, OTHER, (int fd, const struct iovec *parts, int count, off64_t at), (fd, parts, count, at))

int mkdir(const char *path, mode_t mode) { REAL(mkdir); FAIL(inside(path), ROOM); return real(path, mode); }
int rename(const char *from, const char *to) { REAL(rename); FAIL(inside(to), ROOM); return real(from, to); }

int unlink(const char *path) { REAL(unlink); FAIL(inside(path), OTHER); return real(path); }

// Reading asks for no room; opening what is not there yet does.
int open64(const char *path, int flags, ...) {
  REAL(open64);
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  FAIL(inside(path), (flags & O_CREAT) && access(path, F_OK) != 0 ? ROOM : OTHER);
  return real(path, flags, mode);
}
