package fleetrtt.alert;

/** What the alerts' side is told: a window that has closed, or that a span of time has. */
public sealed interface AlertInput permits SubjectWindow, WindowsClosed {}
